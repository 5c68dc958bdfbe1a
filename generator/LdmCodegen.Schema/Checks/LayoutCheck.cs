using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Checks;

/// <summary>
/// Messages, resources and options need their layout in <c>wire</c>. Said once for each part of it that is missing.
/// </summary>
internal static class LayoutCheck
{
    public static void Run(Declarations all, Findings findings)
    {
        Declared? call = all.Message("call");
        if (all.Message("event") is null)
        {
            Report(all.Groups.FirstOrDefault(), "a message of kind 'event'", findings);
        }

        if (call is null)
        {
            Report(all.Actions.FirstOrDefault(), "a message of kind 'call'", findings);
        }
        else if (call.Value("option") is null)
        {
            Declared? option = all.Actions.SelectMany(action => action.Members).FirstOrDefault();
            Report(option, "the attribute 'option' on the message of kind 'call'", findings);
        }

        SchemaElement? bag = all.WirePart("bag");
        IEnumerable<Declared> members = all.Resources.Concat(all.Shapes).SelectMany(owner => owner.Members);
        if (bag is null)
        {
            Declared? needing = all.Resources.Concat(members)
                .FirstOrDefault(one => one.Element.Name is "resource" or "items" or "item");
            Report(needing, "a bag", findings);
        }

        if (bag is null || Attributes.Value(bag, "entry") is null)
        {
            RejectKeyed(members, findings);
        }

        foreach (string name in new[] { "key", "fold", "child-entries" })
        {
            if (bag is not null && bag.Attribute("entry") is null && bag.Attribute(name) is { } attribute)
            {
                findings.Report(
                    SchemaRules.MissingLayout, attribute.ValueSpan, "The attribute", name, "an entry on the bag");
            }
        }
    }

    private static void RejectKeyed(IEnumerable<Declared> members, Findings findings)
    {
        Declared[] keyed = members.Where(one => one.Element.Attribute("key") is not null).ToArray();
        foreach (Declared one in keyed)
        {
            one.IsRejected = true;
        }

        Report(keyed.FirstOrDefault(), "a bag with an entry", findings);
    }

    private static void Report(Declared? needing, string needed, Findings findings)
    {
        if (needing is not null)
        {
            findings.Report(SchemaRules.MissingLayout, needing.NameSpan, needing.Kind, needing.Name, needed);
        }
    }
}
