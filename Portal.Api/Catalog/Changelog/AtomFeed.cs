using System.Globalization;
using System.Text;
using System.Xml;

namespace Portal.Api.Catalog.Changelog;

/// <summary>Atom, RFC 4287.</summary>
internal static class AtomFeed
{
    public const string Type = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, feed.Self.AbsoluteUri);
            xml.WriteElementString("title", Namespace, feed.Title);
            xml.WriteElementString("updated", Namespace, Time(feed.Updated));
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, feed.Author);
            xml.WriteEndElement();
            Link(xml, "self", Type, feed.Self);
            Link(xml, "alternate", "text/html", feed.Page);
            foreach (var entry in feed.Entries)
            {
                Write(xml, entry);
            }
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:uuid:{entry.Id}");
        xml.WriteElementString("title", Namespace, entry.Title);
        xml.WriteElementString("updated", Namespace, Time(entry.At));
        xml.WriteElementString("published", Namespace, Time(entry.At));
        Link(xml, "alternate", "text/html", entry.Link);
        foreach (var category in entry.Categories)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, Uri address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
