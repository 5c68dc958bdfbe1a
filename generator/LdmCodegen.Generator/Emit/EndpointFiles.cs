using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files for the runtime: protocol, client, server, schema facts.</summary>
internal static class EndpointFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        ProtocolModel model = parts.Model;
        yield return new ProtocolView(
            parts.HintName("Protocol"),
            parts.Names,
            Description(parts),
            Registrations(parts),
            model.Wire.Call is not null)
        {
            Learns = EventLook.Learns(parts),
            HasAnswers = model.Wire.Answer is not null,
            HasSettings = SettingFiles.Any(parts),
            Correlates = parts.Correlates,
            ConsentTest = string.Join(" or ", Asked(parts).Select(static asked => asked.Name + "Request")),
            Probe = model.Actions.FirstOrDefault(action => action.Name == model.Transport.Probe)?.NameClr,
            Greeting = model.Wire.Greeting is { } greeting ? parts.Shape(greeting.Shape).NameClr : null,
        };
        string port = model.Transport.Port > 0 ? $"; the port is {CSharp.Number(model.Transport.Port)}" : "";
        if (parts.Settings.Client)
        {
            yield return new ClientView(parts.HintName("Client"), parts.Names, EventFiles.Entries(parts))
            {
                Registrations = Asked(parts),
                Greeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromServer),
                OwnGreeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromClient),
            };
            if (parts.Batches)
            {
                yield return new PlainView(parts.HintName("Batch"), "batch", parts.Names);
            }

            yield return new OptionsView(
                parts.HintName("ClientOptions"), "client_options", parts.Names, port, Defaults(model, isClient: true))
            {
                Registrations = Asked(parts),
                Greeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromClient),
                GreetingDefaults = AnswerFiles.GreetingDefaults(parts),
                Settings = SettingsOf(parts, model.Wire.Call),
            };
        }

        if (parts.Settings.Server)
        {
            ISet<string> registrations = parts.Registrations;
            yield return new ServerView(
                parts.HintName("Server"),
                parts.Names,
                model.Actions.Where(action => !registrations.Contains(action.Name) || parts.IsAsked(action))
                    .Select(static action => EventFiles.Name(action.NameClr, action.Name, action.Facts))
                    .ToEquatableArray())
            {
                Greeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromClient),
                OwnGreeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromServer),
            };
            yield return new OptionsView(
                parts.HintName("ServerOptions"), "server_options", parts.Names, port, Defaults(model, isClient: false))
            {
                Greeting = AnswerFiles.GreetingName(parts, static greeting => greeting.FromServer),
                GreetingDefaults = AnswerFiles.GreetingDefaults(parts),
                Settings = SettingsOf(parts, model.Wire.Answer ?? model.Wire.Call, model.Wire.Event),
            };
        }

        yield return new SchemaView(
            parts.HintName("Schema"),
            parts.Names,
            CSharp.Text(model.Name),
            model.Edition,
            Docs.Of(model.Facts, $"The protocol {model.Name}"),
            EventFiles.Entries(parts),
            model.Versions.Select(static version => CSharp.Text(version.Id)).ToEquatableArray(),
            model.Examples
                .Select(static example => new ExampleView(CSharp.Text(example.Of), CSharp.TextPieces(example.Text)))
                .ToEquatableArray());
    }

    /// <summary>The fixed attributes that can be set in some kinds of messages.</summary>
    private static EquatableArray<SettingView> SettingsOf(ProtocolParts parts, params MessageModel?[] messages)
    {
        HashSet<string> names = [.. messages.OfType<MessageModel>()
            .SelectMany(static message => message.AllSettings()).Select(static setting => setting.NameClr)];
        return SettingFiles.Of(parts).Where(setting => names.Contains(setting.Name)).ToEquatableArray();
    }

    /// <summary>Registrations that say more than which events.</summary>
    private static EquatableArray<NameView> Asked(ProtocolParts parts) => parts.Model.Actions.Where(parts.IsAsked)
        .Select(static action => EventFiles.Name(action.NameClr, action.Name, action.Facts)).ToEquatableArray();

    private static EquatableArray<string> Defaults(ProtocolModel model, bool isClient)
    {
        List<string> lines = [];
        if (model.Transport.Tls == "none")
        {
            lines.Add($"Tls = {ClrTypes.Runtime}TlsRequirement.InsecureNone;");
        }

        if (isClient && model.Transport.TlsMin == "1.3")
        {
            lines.Add("TlsVersions = global::System.Security.Authentication.SslProtocols.Tls13;");
        }

        return lines.ToEquatableArray();
    }

    private static EquatableArray<string> Description(ProtocolParts parts)
    {
        const string Immutable = "global::System.Collections.Immutable.ImmutableArray";
        const string Negotiation = ClrTypes.Runtime + "Negotiation.";
        TransportModel transport = parts.Model.Transport;
        LimitsModel limits = transport.Limits;
        string milliseconds = CSharp.Number((long)limits.DocumentTime.TotalMilliseconds);
        string framing = transport.Framing switch
        {
            "documents" => "Documents",
            "end-of-message" => "EndOfMessage",
            _ => "XmlStream",
        };
        string tls = transport.Tls == "none" ? "InsecureNone" : "Required";
        List<string> lines =
        [
            $"Name = {CSharp.Text(parts.Model.Name)},",
            $"DefaultPort = {CSharp.Number(transport.Port)},",
            $"Framing = {ClrTypes.Runtime}Framing.FramingMode.{framing},",
            $"Stream = new {Negotiation}StreamProfile",
            "{",
            $"    TlsStart = {Negotiation}TlsStart.{TlsStart(transport.Tls)},",
            $"    Tls = {ClrTypes.Runtime}TlsRequirement.{tls},",
            $"    Sasl = {CSharp.Text(transport.Sasl)},",
            $"    LocalSasl = {CSharp.Text(transport.LocalSasl)},",
            "},",
            $"Limits = new {ClrTypes.Runtime}XmlLimits",
            "{",
            $"    MaxMessageBytes = {CSharp.Number(limits.Message)},",
            $"    MaxEventBytes = {CSharp.Number(limits.Event)},",
            $"    MaxDepth = {CSharp.Number(limits.Depth)},",
            $"    MaxAttributes = {CSharp.Number(limits.Attributes)},",
            $"    MaxNameBytes = {CSharp.Number(limits.Name)},",
            $"    DocumentTimeout = global::System.TimeSpan.FromMilliseconds({milliseconds}),",
            "},",
            $"EventRoot = {CSharp.Text(parts.Model.Wire.Event?.Root.Qualified ?? "")},",
            $"Groups = {Immutable}.CreateRange({parts.Names.Prefix}Schema.Groups),",
        ];
        if (!transport.Headers.IsEmpty)
        {
            lines.Add($"Headers = {Immutable}.Create(");
            lines.AddRange(transport.Headers.Select((header, i) =>
                $"    ({CSharp.Text(header.Name)}, {CSharp.Text(header.Text)})"
                + (i == transport.Headers.Count - 1 ? ")," : ",")));
        }

        if (parts.Correlates)
        {
            lines.Add("CorrelatesById = true,");
        }

        if (parts.Model.Wire.Greeting is { } greeting)
        {
            lines.Add($"ServerGreets = {(greeting.FromServer ? "true" : "false")},");
            lines.Add($"ClientGreets = {(greeting.FromClient ? "true" : "false")},");
        }

        if (parts.Names.HasVersions)
        {
            lines.Add($"Timeline = {Immutable}.Create(");
            List<string> points = [.. parts.Model.Versions.SelectMany(static version =>
                version.Releases.Select(static release => release.Id).Prepend(version.Id)
                    .Select(id => $"    ({CSharp.Text(id)}, {CSharp.Text(version.Id)})"))];
            lines.AddRange(points.Select((point, i) => point + (i == points.Count - 1 ? ")," : ",")));
        }

        IEnumerable<string> dialects = parts.Model.Dialects.Select(static dialect => CSharp.Text(dialect.Name));
        lines.Add($"Dialects = {Immutable}.Create({string.Join(", ", dialects)}),");
        return lines.ToEquatableArray();
    }

    private static string TlsStart(string tls) => tls switch
    {
        "direct" => "Direct",
        "none" => "None",
        _ => "StartTls",
    };

    /// <summary>Each registering action once, with the group that it delivers most of.</summary>
    private static EquatableArray<RegistrationView> Registrations(ProtocolParts parts)
    {
        List<RegistrationView> registrations = [];
        foreach (ActionModel action in parts.Model.Actions)
        {
            EventGroupModel[] groups = parts.Model.Groups
                .Where(group => group.Register == action.Name || group.Unregister == action.Name)
                .OrderByDescending(group => Bits(parts.Delivers(group))).ToArray();
            if (groups.Length > 0)
            {
                registrations.Add(new RegistrationView(
                    action.NameClr,
                    CSharp.Text(action.Name),
                    groups[0].NameClr,
                    groups[0].Register == action.Name ? "true" : "false"));
            }
        }

        return registrations.ToEquatableArray();
    }

    private static int Bits(ulong mask)
    {
        int bits = 0;
        for (ulong rest = mask; rest != 0; rest &= rest - 1)
        {
            bits++;
        }

        return bits;
    }
}
