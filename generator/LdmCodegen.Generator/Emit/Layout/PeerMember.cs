using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>What a peer may not know, as its error calls it.</summary>
internal static class PeerMember
{
    public static string Of(ActionModel action) => $"The action '{action.Name}'";

    public static string Of(ActionModel action, OptionModel option) => $"The option '{option.Name}' of '{action.Name}'";

    public static string Of(ResourceModel resource) => $"The resource '{resource.Name}'";

    public static string Of(ResourceModel resource, PropertyModel property) =>
        $"The property '{property.Name}' of the resource '{resource.Name}'";

    public static string Of(ShapeModel shape, PropertyModel property) =>
        $"The property '{property.Name}' of '{shape.Name}'";

    public static string Of(ShapeModel shape, ItemsModel items) => $"The resources '{items.Name}' of '{shape.Name}'";

    public static string Of(EnumModel model, EnumValueModel value) => $"The value '{value.Wire}' of '{model.Name}'";

    public static string OfEnvelope(PropertyModel property) => $"The property '{property.Name}' of every request";

    /// <summary>Whether some version does not have it.</summary>
    public static bool IsDated(Facts facts) => facts.Since is not null || facts.Until is not null;

    public static string? Since(Facts facts) => facts.SinceRelease ?? facts.Since;

    public static string? Until(Facts facts) => facts.UntilRelease ?? facts.Until;
}
