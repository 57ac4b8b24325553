namespace Portal.Api.Hosting;

/// <summary>
/// Why a use case did not do what it was asked. A closed family: each kind has one HTTP status, and <see cref="Code"/> is stable.
/// <see cref="Detail"/> is a sentence for people that names the rule and the remedy.
/// </summary>
public abstract record Refusal(string Code, string Detail)
{
    /// <summary>What is to be said beside a field; null: the refusal is not about it.</summary>
    public string? About(string field) => this switch
    {
        Invalid invalid => invalid.Also.Prepend(invalid).FirstOrDefault(broken => broken.Field == field || broken.Field.StartsWith($"{field}[", StringComparison.Ordinal))?.Detail,
        Conflict conflict when conflict.Field == field => conflict.Detail,
        _ => null,
    };

    /// <summary>401: sign in or send a token.</summary>
    public sealed record Unauthenticated(string Code = "unauthenticated", string Detail = "Sign in, or send an access token.") : Refusal(Code, Detail);

    /// <summary>403: known, and not allowed.</summary>
    public sealed record Forbidden(string Code, string Detail) : Refusal(Code, Detail);

    /// <summary>404: there is nothing here that this actor may see.</summary>
    public sealed record NotFound(string Code, string Detail) : Refusal(Code, Detail);

    /// <summary>400: input broke a rule. <see cref="Field"/> is the JSON name of the field.</summary>
    public sealed record Invalid(string Field, string Detail) : Refusal("invalid", Detail)
    {
        /// <summary>Further fields that broke a rule.</summary>
        public IReadOnlyList<Invalid> Also { get; init; } = [];
    }

    /// <summary>409: the state of things does not allow it now.</summary>
    public sealed record Conflict(string Code, string Detail) : Refusal(Code, Detail)
    {
        /// <summary>JSON name of the field whose value is in the way; null: none is.</summary>
        public string? Field { get; init; }
    }

    /// <summary>429: too often; try again after <see cref="RetryAfter"/>.</summary>
    public sealed record TooMany(string Code, string Detail, TimeSpan RetryAfter) : Refusal(Code, Detail);
}
