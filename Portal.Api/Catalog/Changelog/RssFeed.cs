using System.Globalization;
using System.Text;
using System.Xml;

namespace Portal.Api.Catalog.Changelog;

/// <summary>RSS 2.0, with the feed's own address as the RSS Advisory Board recommends.</summary>
internal static class RssFeed
{
    public const string Type = "application/rss+xml";

    public static byte[] Write(Feed feed)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", feed.Title);
            xml.WriteElementString("link", feed.Page.AbsoluteUri);
            xml.WriteElementString("description", $"What changed, from {feed.Author}.");
            xml.WriteElementString("lastBuildDate", Time(feed.Updated));
            xml.WriteStartElement("atom", "link", "http://www.w3.org/2005/Atom");
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", Type);
            xml.WriteAttributeString("href", feed.Self.AbsoluteUri);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
            {
                Write(xml, entry);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("link", entry.Link.AbsoluteUri);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString($"urn:uuid:{entry.Id}");
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Time(entry.At));
        foreach (var category in entry.Categories)
        {
            xml.WriteElementString("category", category);
        }
        xml.WriteElementString("description", entry.Html);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);
}
