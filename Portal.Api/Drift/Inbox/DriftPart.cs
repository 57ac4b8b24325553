using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>The part of an API in which traffic and contract differ. <see cref="Operation"/> is method and path template.</summary>
internal sealed record DriftPart(string Api, string Version, DriftSide Side, string Operation, ShapeKind Kind, int Status, string Name)
{
    /// <summary>16 hexadecimal digits that stay the same for the same part.</summary>
    public string Id => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Api, Version, Side, Operation, Kind, Status.ToString(CultureInfo.InvariantCulture), Name))).AsSpan(0, 8));

    public DriftKind What => Kind switch
    {
        ShapeKind.Operation => DriftKind.Operation,
        ShapeKind.Status => DriftKind.Status,
        ShapeKind.Query or ShapeKind.Header or ShapeKind.Cookie => DriftKind.Parameter,
        ShapeKind.RequestType or ShapeKind.ResponseType => DriftKind.MediaType,
        ShapeKind.QueryValue or ShapeKind.RequestValue or ShapeKind.ResponseValue => DriftKind.Value,
        _ => DriftKind.Field,
    };

    public DriftPlace Where => Kind switch
    {
        ShapeKind.Query or ShapeKind.QueryValue => DriftPlace.Query,
        ShapeKind.Header => DriftPlace.Header,
        ShapeKind.Cookie => DriftPlace.Cookie,
        ShapeKind.RequestType or ShapeKind.RequestField or ShapeKind.RequestValue => DriftPlace.Request,
        ShapeKind.Operation => DriftPlace.Call,
        _ => DriftPlace.Response,
    };

    /// <summary>Its name without the word that was seen there.</summary>
    public string Field => Value is null ? Name : Name[..Name.IndexOf('=', StringComparison.Ordinal)];

    /// <summary>The word of an enumeration.</summary>
    public string? Value => What is DriftKind.Value ? Name[(Name.IndexOf('=', StringComparison.Ordinal) + 1)..] : null;

    /// <summary>Callers' names that are not kept, or not kept apart: nobody can document them.</summary>
    public bool IsNameless => Operation == ShapeLimits.Others || Name == ShapeLimits.Others || Value == SafeNames.Any
        || (What is DriftKind.Parameter && Name == SafeNames.Any) || (What is DriftKind.Field && FieldPath.Steps(Name) is [.., SafeNames.Any]);
}
