using System.Text.Json;
using Portal.Api.Hosting.Paging;

namespace Portal.Api.Hosting;

/// <summary>What the values of a type are called by those who send them, in a body or in an address.</summary>
internal static class ValueWords
{
    /// <summary>Null: it is no single value.</summary>
    public static string? Of(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(Uri) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(Guid) => "a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057",
        _ when type == typeof(DateTimeOffset) => "a time such as 2026-03-14T12:00:00Z",
        _ when type == typeof(DateOnly) => "a date such as 2026-03-14",
        _ when type == typeof(TimeSpan) => "a duration such as PT5M",
        _ when type == typeof(ListCursor) => "what stands for it in the 'Link' of the page before",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(QueryWord<>) =>
            $"one of {string.Join(", ", Enum.GetNames(type.GetGenericArguments()[0]).Select(JsonNamingPolicy.CamelCase.ConvertName))}",
        _ => null,
    };
}
