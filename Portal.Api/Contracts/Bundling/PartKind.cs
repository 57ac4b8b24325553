namespace Portal.Api.Contracts.Bundling;

/// <summary>What an object of a document is, as far as references need to know.</summary>
internal enum PartKind
{
    /// <summary>What nothing shared is kept of.</summary>
    Other,

    /// <summary>Values of the author's own: nothing in them is a reference.</summary>
    Data,
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Header,
    Schema,
    Discriminator,

    /// <summary>Names of schemas, or references to them.</summary>
    Mapping,
    Example,
    Link,
    Callback,
    SecurityScheme,
}

/// <summary>An object of a kind, or one whose members are all of it.</summary>
internal readonly record struct Part(PartKind Kind, bool IsMap = false);
