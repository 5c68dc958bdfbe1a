using System.Xml;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>An event written by hand over the platform's writer.</summary>
internal static class HandWritten
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(Stream stream, AddVdiskserverdeviceEvent e, XmlWriterSettings settings)
    {
        using XmlWriter writer = XmlWriter.Create(stream, settings);
        writer.WriteStartElement("LDM_event");
        writer.WriteAttributeString("version", "1.1");
        writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
        writer.WriteAttributeString("xmlns", "ovf", null, WireNames.Ovf);
        writer.WriteAttributeString("xmlns", "rasd", null, WireNames.Rasd);
        writer.WriteAttributeString("xmlns", "gprop", null, WireNames.Gprop);
        writer.WriteStartElement("cmd");
        writer.WriteElementString("action", e.Name);
        writer.WriteStartElement("data");
        writer.WriteAttributeString("version", "3.0");
        writer.WriteStartElement("Envelope");
        writer.WriteStartElement("References");
        writer.WriteEndElement();
        writer.WriteStartElement("Content");
        writer.WriteAttributeString("type", Xsi, "ovf:VirtualSystem_Type");
        writer.WriteAttributeString("id", WireNames.Ovf, e.Domain);
        foreach (LdmResource resource in e.Services)
        {
            WriteVolume(writer, (VdsVolumeResource)resource);
        }

        writer.WriteEndDocument();
    }

    private static void WriteVolume(XmlWriter writer, VdsVolumeResource volume)
    {
        writer.WriteStartElement("Section");
        writer.WriteAttributeString("type", Xsi, "ovf:VirtualHardwareSection_Type");
        writer.WriteStartElement("Item");
        writer.WriteElementString("OtherResourceType", WireNames.Rasd, "vds_volume");
        WriteProperty(writer, "vol_name", volume.VolumeName!);
        WriteProperty(writer, "service_name", volume.ServiceName!);
        WriteProperty(writer, "block_dev", volume.BlockDevice!);
        WriteProperty(writer, "vol_opts", string.Join(',', volume.Options!));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter writer, string key, string value)
    {
        writer.WriteStartElement("GenericProperty", WireNames.Gprop);
        writer.WriteAttributeString("key", key);
        writer.WriteString(value);
        writer.WriteEndElement();
    }
}
