namespace Portal.Api.Contracts.Validation;

/// <summary>Which way a value travels: readOnly members are not sent in requests, writeOnly ones do not come back.</summary>
internal enum SchemaDirection
{
    Any,
    Request,
    Response,
}
