using System.Collections.Frozen;

namespace Portal.Api.Contracts.Bundling;

/// <summary>What stands where in OpenAPI documents of all versions. Lists are as their items.</summary>
internal static class PartGrammar
{
    /// <summary>For each kind its members; an asterisk: an object whose members are of that kind.</summary>
    private static readonly FrozenDictionary<(PartKind, string), Part> Members = Read("""
        Document paths *PathItem, webhooks *PathItem, components Components, definitions *Schema, parameters *Parameter, responses *Response, securityDefinitions *SecurityScheme
        Components schemas *Schema, responses *Response, parameters *Parameter, examples *Example, requestBodies *RequestBody, headers *Header, securitySchemes *SecurityScheme
        Components links *Link, callbacks *Callback, pathItems *PathItem, mediaTypes *MediaType
        PathItem parameters Parameter, get Operation, put Operation, post Operation, delete Operation, options Operation, head Operation, patch Operation, trace Operation, query Operation
        PathItem additionalOperations *Operation
        Operation parameters Parameter, requestBody RequestBody, responses *Response, callbacks *Callback
        Parameter schema Schema, items Schema, content *MediaType, examples *Example, example Data, default Data, enum Data
        Header schema Schema, items Schema, content *MediaType, examples *Example, example Data, default Data, enum Data
        RequestBody content *MediaType
        Response headers *Header, content *MediaType, links *Link, schema Schema, examples Data
        MediaType schema Schema, itemSchema Schema, examples *Example, example Data, encoding *Encoding, prefixEncoding Encoding, itemEncoding Encoding
        Encoding headers *Header, encoding *Encoding, prefixEncoding Encoding, itemEncoding Encoding
        Example value Data, dataValue Data
        Link parameters Data, requestBody Data
        Schema properties *Schema, patternProperties *Schema, $defs *Schema, definitions *Schema, dependentSchemas *Schema, items Schema, additionalItems Schema, prefixItems Schema
        Schema additionalProperties Schema, allOf Schema, anyOf Schema, oneOf Schema, not Schema, if Schema, then Schema, else Schema, contains Schema, propertyNames Schema, contentSchema Schema
        Schema unevaluatedItems Schema, unevaluatedProperties Schema, discriminator Discriminator, example Data, examples Data, default Data, enum Data, const Data
        Discriminator mapping *Mapping
        """);

    public static Part Of(Part holder, string member)
    {
        if (holder.IsMap)
        {
            return member.StartsWith("x-", StringComparison.Ordinal) && holder.Kind is PartKind.PathItem or PartKind.Response ? new Part(PartKind.Data) : new Part(holder.Kind);
        }
        if (member.StartsWith("x-", StringComparison.Ordinal))
        {
            return new Part(PartKind.Data);
        }
        return Members.TryGetValue((holder.Kind, member), out var part) ? part : new Part(holder.Kind is PartKind.Callback ? PartKind.PathItem : PartKind.Other);
    }

    /// <summary>Where a document keeps what is shared of a kind; null where it has no place for it.</summary>
    public static string? Home(PartKind kind, string version) => version switch
    {
        "2.0" => kind switch { PartKind.Schema => "/definitions", PartKind.Parameter => "/parameters", PartKind.Response => "/responses", _ => null },
        _ => kind switch
        {
            PartKind.Schema => "/components/schemas",
            PartKind.Response => "/components/responses",
            PartKind.Parameter => "/components/parameters",
            PartKind.Example => "/components/examples",
            PartKind.RequestBody => "/components/requestBodies",
            PartKind.Header => "/components/headers",
            PartKind.SecurityScheme => "/components/securitySchemes",
            PartKind.Link => "/components/links",
            PartKind.Callback => "/components/callbacks",
            // Since 3.2. Path items have a place since 3.1, but are what a document is made of: they stay where they are used first.
            PartKind.MediaType when version.StartsWith("3.2", StringComparison.Ordinal) => "/components/mediaTypes",
            _ => null,
        },
    };

    private static FrozenDictionary<(PartKind, string), Part> Read(string table)
    {
        var members = new Dictionary<(PartKind, string), Part>();
        foreach (var line in table.Split('\n'))
        {
            var (kind, rest) = line.IndexOf(' ', StringComparison.Ordinal) is var end ? (Enum.Parse<PartKind>(line[..end]), line[end..]) : default;
            foreach (var pair in rest.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')))
            {
                members.Add((kind, pair[0]), new Part(Enum.Parse<PartKind>(pair[1].TrimStart('*')), pair[1][0] == '*'));
            }
        }
        return members.ToFrozenDictionary();
    }
}
