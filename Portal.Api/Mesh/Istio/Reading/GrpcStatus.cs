using System.Globalization;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Statuses of gRPC by their numbers and names.</summary>
internal static class GrpcStatus
{
    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>Those that Envoy makes another attempt after, as it writes them.</summary>
    public static int? Of(string word) => word switch
    {
        "cancelled" => 1,
        "deadline-exceeded" => 4,
        "resource-exhausted" => 8,
        "internal" => 13,
        "unavailable" => 14,
        _ => null,
    };

    /// <summary>A name such as <c>UNAVAILABLE</c>, or its number.</summary>
    public static int? Parse(string text) =>
        Array.IndexOf(Names, text) is >= 0 and var found ? found
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Names.Length ? number
            : null;
}
