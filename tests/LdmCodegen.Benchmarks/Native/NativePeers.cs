using System.Runtime.InteropServices;
using System.Text;
using LdmCodegen.Benchmarks.Contenders;

namespace LdmCodegen.Benchmarks.Native;

/// <summary>The C and C++ parsers behind the shim.</summary>
internal static class NativePeers
{
    private const string Library = "ldmpeers";

    public static Contender Pugixml() => new NativePeer("pugixml, in place", bench_pugixml);

    public static Contender Rapidxml() => new NativePeer("rapidxml, in place", bench_rapidxml);

    public static Contender Expat() => new NativePeer("expat", bench_expat);

    public static Contender Libxml2() => new NativePeer("libxml2", bench_libxml2);

    // An assembly is bound once.
    private static readonly Lazy<string> Bound = new(Bind);

    /// <summary>Builds the shim and binds it; the second time there is nothing to do.</summary>
    /// <exception cref="MissingPeersException">It cannot be built here.</exception>
    public static void Load() => _ = Bound.Value;

    private static string Bind()
    {
        string path = NativeBuild.Build();
        NativeLibrary.SetDllImportResolver(
            typeof(NativePeers).Assembly,
            (name, _, _) => name == Library ? NativeLibrary.Load(path) : 0);
        return path;
    }

#pragma warning disable IDE1006, SYSLIB1054 // The names are the shim's; array pinning is all the marshalling there is.
    [DllImport(Library)]
    private static extern nint bench_pugixml(byte[] text, nuint length);

    [DllImport(Library)]
    private static extern nint bench_rapidxml(byte[] text, nuint length);

    [DllImport(Library)]
    private static extern nint bench_expat(byte[] text, nuint length);

    [DllImport(Library)]
    private static extern nint bench_libxml2(byte[] text, nuint length);

    [DllImport(Library)]
    private static extern void bench_free(nint message);

    [DllImport(Library)]
    private static extern nuint bench_answer(nint message, byte[] buffer, nuint size);
#pragma warning restore IDE1006, SYSLIB1054

    private sealed class NativePeer(string name, Func<byte[], nuint, nint> read) : Contender(name)
    {
        private static readonly object Done = new();

        public override object Read(byte[] document)
        {
            bench_free(read(document, (nuint)document.Length));
            return Done;
        }

        public override string AnswerTo(byte[] document)
        {
            nint message = read(document, (nuint)document.Length);
            if (message == 0)
            {
                return "refused";
            }

            byte[] buffer = new byte[document.Length * 2];
            int length = (int)bench_answer(message, buffer, (nuint)buffer.Length);
            bench_free(message);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }
}
