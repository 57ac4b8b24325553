using System.Xml;
using System.Xml.Linq;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices.Bodies;

/// <summary>A value as XML, by what its schema says of names, attributes, namespaces and wrapped lists.</summary>
internal static class XmlText
{
    public static string Of(ContractNode value, SchemaView? schema, string name) => Element(NameOf(schema, schema?.Name ?? name), value, schema).ToString();

    private static XElement Element(XName name, ContractNode value, SchemaView? schema)
    {
        var element = new XElement(name);
        if (schema?.Member("xml").Text("prefix") is { Length: > 0 } prefix && name.NamespaceName.Length > 0 && !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            element.Add(new XAttribute(XNamespace.Xmlns + Local(prefix), name.NamespaceName));
        }
        switch (value)
        {
            case ObjectNode map:
                foreach (var member in map.Members)
                {
                    Add(element, member, schema?.Properties.FirstOrDefault(property => property.Name == member.Name)?.Schema);
                }
                break;
            case ArrayNode list:
                element.Add(list.Items.Select(item => Element(NameOf(schema?.Items, "item"), item, schema?.Items)));
                break;
            case ScalarNode { Kind: not ScalarKind.Null } scalar:
                element.Value = Clean(scalar.Text);
                break;
        }
        return element;
    }

    private static void Add(XElement element, Member member, SchemaView? schema)
    {
        var xml = schema?.Member("xml");
        var name = NameOf(schema, member.Name);
        if (member.Value is ScalarNode scalar && (xml.Flag("attribute") || xml.Text("nodeType") is "attribute"))
        {
            element.SetAttributeValue(name, Clean(scalar.Text));
        }
        else if (member.Value is ArrayNode list && !xml.Flag("wrapped"))
        {
            element.Add(list.Items.Select(item => Element(NameOf(schema?.Items, member.Name), item, schema?.Items)));
        }
        else if (member.Value is ArrayNode wrapped)
        {
            element.Add(new XElement(name, wrapped.Items.Select(item => Element(NameOf(schema?.Items, member.Name), item, schema?.Items))));
        }
        else
        {
            element.Add(Element(name, member.Value, schema));
        }
    }

    private static XName NameOf(SchemaView? schema, string otherwise)
    {
        var xml = schema?.Member("xml");
        // XML keeps the names of its own makers for itself.
        var space = xml.Text("namespace") is { } named && !named.StartsWith("http://www.w3.org/", StringComparison.Ordinal) ? named : "";
        return XName.Get(Local(xml.Text("name") is { Length: > 0 } written ? written : otherwise), space);
    }

    /// <summary>JSON has members whose name is empty, XML has none.</summary>
    private static string Local(string name) => name.Length == 0 ? "_" : XmlConvert.EncodeLocalName(name);

    /// <summary>XML knows no control characters.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
