namespace Portal.Api.Catalog.Edge;

/// <summary>
/// Which pages of other origins may call the API from a browser. <see cref="Origins"/> are <c>https://app.example</c>, <c>https://*.app.example</c> or <c>*</c>.
/// Empty <see cref="Headers"/>: any that is asked for; empty <see cref="Methods"/>: those of the contract. <see cref="MaxAge"/> in seconds.
/// </summary>
public sealed record CorsSettings(IReadOnlyList<string> Origins, IReadOnlyList<string> Headers, IReadOnlyList<string> Methods, bool Credentials, int MaxAge)
{
    public const int UsualMaxAge = 600;
}
