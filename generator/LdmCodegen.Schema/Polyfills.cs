// Compiler-required types that netstandard2.0 does not have. One file, so that nobody hunts for them.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
