namespace Portal.Api.Contracts.Validation;

/// <summary>How a schema is read.</summary>
internal enum SchemaDialect
{
    /// <summary>The Schema Object of OpenAPI 3.0: nullable, exclusive bounds as flags, discriminator, nothing beside a reference.</summary>
    OpenApi30,

    /// <summary>JSON Schema draft 4, which the OpenAPI Initiative's schemas of 2.0 and 3.0 are written in.</summary>
    Draft4,

    /// <summary>JSON Schema 2020-12, and so OpenAPI 3.1 and 3.2.</summary>
    Draft202012,
}
