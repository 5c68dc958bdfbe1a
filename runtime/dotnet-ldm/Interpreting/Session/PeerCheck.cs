using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime.Session;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Holds what is set in a request against the version of the peer, as <c>PeerCode</c> makes generated code do.</summary>
internal sealed class PeerCheck(InterpretedSchema schema, PeerVersion peer)
{
    public void Run(DynamicMessage request)
    {
        if (request.Envelope is { } envelope)
        {
            CheckProperties(envelope, PeerMember.OfEnvelope);
        }

        if (schema.Action(request.Name) is not { } action)
        {
            return;
        }

        Require(PeerMember.Of(action), action.Facts);
        foreach ((OptionModel option, object? value) in request.Options)
        {
            if (value is not (null or false))
            {
                Require(PeerMember.Of(action, option), option.Facts);
                CheckValues(option.OperandOptional ? null : option.Type, value);
            }
        }

        ShapeModel shape = schema.Model.Shapes.First(one => one.Name == action.Request.Shape);
        foreach (Content content in request.Objects.Concat(request.Content is { } one ? [one] : []))
        {
            Check(shape, content);
        }

        foreach (DynamicMessage part in request.Parts)
        {
            Run(part);
        }
    }

    private void Check(ShapeModel shape, Content content)
    {
        CheckProperties(content, property => PeerMember.Of(shape, property));

        foreach (ItemsCode items in content.Layout.Items)
        {
            IReadOnlyList<DynamicResource> resources = content.Resources(items);
            if (resources.Count > 0)
            {
                Require(PeerMember.Of(shape, items.Model), items.Model.Facts);
            }

            foreach (DynamicResource resource in resources)
            {
                Check(resource);
            }
        }
    }

    private void Check(DynamicResource resource)
    {
        if (resource.Content is not { } content || schema.Resource(resource.Kind) is not { Model: var model })
        {
            return;
        }

        foreach (DynamicResource nested in content.Nested)
        {
            Check(nested);
        }

        Require(PeerMember.Of(model), model.Facts);
        CheckProperties(content, property => PeerMember.Of(model, property));
    }

    private void CheckProperties(Content content, Func<PropertyModel, string> member)
    {
        foreach (PropertyCode property in content.Layout.Properties.Where(content.Has))
        {
            Require(member(property.Model), property.Model.Facts);
            CheckValues(property.Model.Type, content[property]);
        }
    }

    /// <summary>The values of an enumeration among those of a property or option.</summary>
    private void CheckValues(TypeModel? type, object? value)
    {
        if (schema.Model.Enums.FirstOrDefault(one => one.NameClr == (type?.Element ?? type)?.Enum) is not { } model)
        {
            return;
        }

        IEnumerable<object> texts = value is List<object> many ? many : [value!];
        foreach (string wire in texts.OfType<string>())
        {
            if (model.Values.FirstOrDefault(known => known.Wire == wire) is { } known)
            {
                Require(PeerMember.Of(model, known), known.Facts);
            }
        }
    }

    private void Require(string member, Facts facts)
    {
        if (PeerMember.IsDated(facts))
        {
            peer.Require(member, PeerMember.Since(facts), PeerMember.Until(facts));
        }
    }
}
