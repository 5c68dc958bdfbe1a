using System.Diagnostics;

namespace LdmCodegen.Benchmarks.Native;

/// <summary>Builds the native peers on the machine that measures them, so that nobody waits for a foreign CPU.</summary>
internal static class NativeBuild
{
    private static readonly (string Header, string Package)[] Needed =
    [
        ("pugixml.hpp", "libpugixml-dev"),
        ("rapidxml/rapidxml.hpp", "librapidxml-dev"),
        ("expat.h", "libexpat1-dev"),
        ("libxml2/libxml/parser.h", "libxml2-dev"),
    ];

    /// <summary>The path of the built library.</summary>
    /// <exception cref="MissingPeersException">A compiler or a library is not installed.</exception>
    public static string Build()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Native", "shim.cpp");
        string library = Path.Combine(AppContext.BaseDirectory, "libldmpeers.so");
        if (File.Exists(library) && File.GetLastWriteTimeUtc(library) > File.GetLastWriteTimeUtc(source))
        {
            return library;
        }

        string[] missing = Needed
            .Where(static x => !File.Exists(Path.Combine("/usr/include", x.Header)))
            .Select(static x => x.Package)
            .ToArray();
        if (missing.Length > 0)
        {
            throw new MissingPeersException($"the native peers need {string.Join(", ", missing)}: " +
                $"apt-get install {string.Join(' ', missing)}");
        }

        // Others may be loading or building it at this moment: it appears whole.
        string made = $"{library}.{Environment.ProcessId}";
        Compile(source, made);
        File.Move(made, library, overwrite: true);
        return library;
    }

    private static void Compile(string source, string library)
    {
        ProcessStartInfo start = new("c++", [
            "-std=c++17", "-O3", "-march=native", "-DNDEBUG", "-shared", "-fPIC", "-I/usr/include/libxml2",
            "-o", library, source, "-lpugixml", "-lexpat", "-lxml2",
        ])
        {
            RedirectStandardError = true,
        };
        try
        {
            using Process compiler = Process.Start(start)!;
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
            {
                throw new MissingPeersException($"the native peers do not compile:\n{errors}");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new MissingPeersException("the native peers need a C++ compiler: apt-get install g++");
        }
    }
}

/// <summary>A peer cannot be measured here, so no verdict can be given.</summary>
internal sealed class MissingPeersException(string message) : Exception(message);
