namespace Portal.Api.Drift.Shapes;

/// <summary>A part of a contract that a call can use.</summary>
public enum ShapeKind
{
    /// <summary>A path and method.</summary>
    Operation,

    /// <summary>Of an answer.</summary>
    Status,
    Query,
    Header,
    Cookie,
    RequestType,
    ResponseType,

    /// <summary>A member of a JSON body, by its path such as <c>quotes[].price</c>.</summary>
    RequestField,
    ResponseField,

    /// <summary>A word of an enumeration: <c>sort=price</c> of a parameter, <c>quotes[].state=open</c> of a body.</summary>
    QueryValue,
    RequestValue,
    ResponseValue,

    /// <summary>That a body was looked at: whole, or (named <see cref="ShapeLimits.Cut"/>) as far as it went.</summary>
    RequestBody,
    ResponseBody,
}
