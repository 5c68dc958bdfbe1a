using System.Buffers;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime.Xml;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <content>Documents with one message, ids in them, and greetings.</content>
internal sealed partial class DocumentWriter
{
    /// <summary>The document of a reply: what came of the request, or what it asked for.</summary>
    private OutElement Answer(DynamicMessage reply, MessageModel layout)
    {
        OutElement inner = new("");
        foreach (FixedModel part in FixedParts.InRoot(layout))
        {
            AddFixed(inner, part, step: 0, reply.Unknown, "..");
        }

        OutcomeModel outcome = _schema.Model.Wire.Outcome!;
        IReadOnlyList<Content> errors = reply.Errors ?? Errors.Of(_schema, reply.Outcome);
        foreach (Content error in errors)
        {
            OutElement element = new(_spelling.Name(outcome.Error));
            _contents.Fill(element, error);
            inner.Add(element, error.Unknown, "");
        }

        OutElement content = new("");
        FillContent(content, reply, null);
        if (!content.IsEmpty)
        {
            inner.TakeContentOf(content);
        }
        else if (outcome.Ok is { } ok && Errors.OutcomeOf(_schema, errors).Succeeded)
        {
            inner.AddElement(_spelling.Name(ok));
        }

        OutElement envelope = Envelope(reply, layout);
        inner.TakeContentOf(envelope);
        OutElement root = Around(inner, layout, reply, envelope);
        root.TakeAttributesOf(content);
        OutElement document = new("");
        document.Add(root, reply.Content?.Unknown ?? [], "");
        return document;
    }

    private OutElement Greeting(DynamicMessage message)
    {
        GreetingModel greeting = _schema.Model.Wire.Greeting!;
        OutElement content = new("");
        _contents.Fill(content, message.Content!);
        OutElement root = new(_spelling.Name(greeting.Root));
        foreach (FixedModel part in greeting.Fixed.Where(part => part.Path is { Steps.Count: 0, Attribute: not null }))
        {
            _spelling.AddFixed(root, part.Path.Attribute!, part.Value ?? "");
        }

        AddDeclarations(root);
        root.TakeAttributesOf(content);
        root.Add("");
        root.TakeContentOf(content);
        OutElement document = new("");
        document.Add(root, message.Content!.Unknown, "");
        return document;
    }

    /// <summary>What stands beside the payloads: attributes of the root, and elements in it.</summary>
    private OutElement Envelope(DynamicMessage message, MessageModel layout)
    {
        OutElement envelope = new("root");
        if (message.Envelope is not { } values)
        {
            return envelope;
        }

        // What was kept in its elements is the message's: the paths begin at the payload.
        string root = PayloadLayout.RootOf(layout);
        Content content = values.WithUnknown(
            message.Unknown.Where(one => one.Parent.StartsWith(root + "/", StringComparison.Ordinal)));
        _contents.Fill(envelope, content);
        return envelope.WithInside(content.Unknown, root);
    }

    /// <summary>Writes a document that is kept as it came, with an id of its own.</summary>
    private static void WriteIdentified(IBufferWriter<byte> output, ReadOnlySpan<byte> document, string id, NameModel name)
    {
        Utf8XmlReader reader = new(document);
        if (!reader.ReadRoot())
        {
            throw ToolException.BadInput("the document in 'xml' is none");
        }

        Utf8XmlWriter xml = new(output);
        Utf8XmlText stated = reader.GetAttribute(System.Text.Encoding.UTF8.GetBytes(name.Local));
        if (stated.IsPresent && stated.ToString() == id)
        {
            xml.WriteLiteral(document);
        }
        else if (stated.IsPresent && document.Overlaps(stated.Raw, out int start))
        {
            xml.WriteLiteral(document[..start]);
            xml.WriteAttributeText(id);
            xml.WriteLiteral(document[(start + stated.Raw.Length)..]);
        }
        else if (document.Overlaps(reader.Name, out int at))
        {
            int end = at + reader.Name.Length;
            xml.WriteLiteral(document[..end]);
            xml.WriteLiteral(System.Text.Encoding.UTF8.GetBytes($" {name.Qualified}=\""));
            xml.WriteAttributeText(id);
            xml.WriteLiteral("\""u8);
            xml.WriteLiteral(document[end..]);
        }

        xml.Flush();
    }
}
