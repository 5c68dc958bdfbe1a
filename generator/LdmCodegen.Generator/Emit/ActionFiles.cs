using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of actions and of replies as such.</summary>
internal static class ActionFiles
{
    // Before it stands the kind of unknown actions.
    private const int FirstKind = 1;

    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        yield return ReplyBase(parts);
        ISet<string> registrations = parts.Registrations;
        foreach (ActionModel action in parts.Model.Actions)
        {
            yield return Action(parts, action, isRegistration: registrations.Contains(action.Name));
        }

        EquatableArray<NameView> names = parts.Model.Actions
            .Select(static action => EventFiles.Name(action.NameClr, action.Name, action.Facts)).ToEquatableArray();
        yield return new ActionDispatcherView(
            parts.HintName("ActionDispatcher"),
            parts.Names,
            names,
            KindTable.Of(FirstKind, names, parts.Model.Actions.Select(static action => action.Name)));
    }

    private static ReplyBaseView ReplyBase(ProtocolParts parts)
    {
        List<string> levels = [];
        ReplyModel? reply = parts.Model.Wire.Reply;
        bool inPayload = reply?.AtPayload ?? true;
        bool inUnit = reply?.AtUnit ?? false;
        bool inRoot = reply?.AtRoot ?? false;
        if (inPayload)
        {
            levels.Add(
                $"Payloads = {ClrTypes.Runtime}ValueList.Create<{ClrTypes.Runtime}ReplyLevel>(new[] {{ inner }}),");
        }

        if (inUnit)
        {
            levels.Add($"Unit = {(inPayload ? "outer" : "inner")},");
        }

        if (inRoot)
        {
            levels.Add($"Root = {(inPayload || inUnit ? "outer" : "inner")},");
        }

        return new ReplyBaseView(
            parts.HintName("Reply"),
            parts.Names,
            (inPayload && (inUnit || inRoot)) || (inUnit && inRoot),
            levels.ToEquatableArray(),
            CSharp.Text(reply?.Ok ?? "success"),
            CSharp.Text(reply?.Failed ?? "failure"))
        {
            Correlates = parts.Correlates,
            Outcome = AnswerFiles.Outcome(parts),
        };
    }

    private static ActionView Action(ProtocolParts parts, ActionModel action, bool isRegistration)
    {
        MembersView request = EventFiles.Members(parts, action.Request, positional: true);
        MembersView reply = EventFiles.Members(parts, action.Reply, positional: false);
        MessageModel? call = parts.Model.Wire.Call;
        bool hasOptions = call?.Option is not null;
        bool needsNothing = request.Parameters.IsEmpty;
        List<PropertyCode> named = action.Reply.Occurs is Occurs.Many
            ? []
            : parts.Layout(action.Reply.Shape).Properties.Where(static property => property.Model.Required).ToList();
        string[] mirrored = action.Request.Occurs is Occurs.Many
            ? []
            : named.Where(property => Has(parts, action.Request.Shape, property))
                .Select(static property => $"{property.Name} = {property.Name} ?? asked.{property.Name}").ToArray();
        bool isMany = action.Reply.Occurs is Occurs.Many;
        string many = action.Reply.NameClr ?? "Results";
        string elementType = parts.Shape(action.Reply.Shape).NameClr;
        ParameterView manyParameter = new(
            Docs.Parameter(CSharp.Camel(many), Facts.None, "The objects, in order"),
            $"params {elementType}[]",
            many,
            CSharp.Camel(many));
        List<ParameterView> success = isMany
            ? [manyParameter]
            : named.ConvertAll(static property => MembersCode.Parameter(property) with
            {
                Doc = Docs.Parameter(
                    CSharp.Camel(property.Name), property.Model.Facts, $"The value of {property.Name}"),
            });
        bool mayLeaveOut = !isMany && action.Reply.Occurs is Occurs.Optional;
        return new ActionView(
            parts.HintName("Actions." + action.NameClr),
            parts.Names,
            action.NameClr,
            CSharp.Text(action.Name),
            XmlText.Escape(action.Name),
            Docs.Of(
                action.Facts,
                $"The action {action.Name}",
                action.Safe ? "Changes nothing; may be repeated." : null,
                action.Emits.IsEmpty ? null : $"Causes the events {string.Join(", ", action.Emits)}."),
            Docs.Obsolete(action.Facts),
            request,
            reply,
            action.Options.Select(static option => new OptionView(
                option.NameClr,
                OptionsCode.Variable(option),
                OptionsCode.Type(option),
                Docs.Of(
                    option.Facts,
                    $"The option {option.Flag ?? option.Name}",
                    option.Flag is null ? "A bare word in the option text." : $"In the option text: {option.Flag}.",
                    option.OperandOptional ? "Empty for the flag without a word after it." : null),
                Docs.Obsolete(option.Facts))).ToEquatableArray(),
            hasOptions ? OptionsCode.Read(action, parts.Names) : default,
            hasOptions ? "reader.TakeUnknownOptions()" : "null",
            hasOptions ? OptionsCode.Write(action) : default,
            call is null ? default : WriterFiles.MessageStart(call, action.Name, parts.Names),
            success.ToEquatableArray(),
            string.Join(", ", success.Select(parameter =>
                $"{parameter.Type}{(mayLeaveOut ? "?" : "")} {parameter.Variable}{(mayLeaveOut ? " = null" : "")}")),
            (isMany
                ? [$"{many} = {ClrTypes.Runtime}ValueList.Create<{elementType}>({CSharp.Camel(many)}),"]
                : named.Select(static property => $"{property.Name} = {CSharp.Camel(property.Name)},"))
                    .ToEquatableArray(),
            mirrored.Length > 0,
            string.Join(", ", mirrored),
            needsNothing ? "? request = null" : " request",
            needsNothing ? $"request ?? new {action.NameClr}Request()" : "request",
            CSharp.Text($"{action.Name} is not supported"),
            isMany
                ? parts.Layout(action.Reply.Shape).FreeItems.Select(static items => items.Name).Prepend(many)
                    .ToEquatableArray()
                : default,
            parts.Settings.Client && !isRegistration,
            parts.Settings.Server && (!isRegistration || parts.IsAsked(action)))
        {
            IsAsked = parts.IsAsked(action),
            Checks = parts.Names.HasVersions ? PeerCode.Of(action, parts.Names) : default,
            Batches = parts.Batches,
            ReplyStart = call is null || parts.Model.Wire.Answer is not null
                ? default
                : WriterFiles.MessageStart(call, action.Name, parts.Names),
            Error = parts.Error,
        };
    }

    private static bool Has(ProtocolParts parts, string shape, PropertyCode property) =>
        parts.Layout(shape).Properties
            .Any(other => other.Name == property.Name && other.ValueType == property.ValueType);
}
