using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>Writes validation failures the way settings are spelled: <c>Gateway:Url takes ...</c>.</summary>
internal sealed class NamedKeyValidator<TOptions>(string section, IValidateOptions<TOptions> inner) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var result = inner.Validate(null, options);
        return result.Failed ? ValidateOptionsResult.Fail(result.Failures.Select(Rename)) : result;
    }

    private string Rename(string failure)
    {
        // Generated validators say "TypeName.Property: message", and "TypeName.Section.Property: message" for options within options.
        var colon = failure.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            return $"{section}: {failure}";
        }
        var member = failure[..colon];
        var property = member[(member.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('.', ':');
        return $"{section}:{property} {failure[(colon + 2)..]}";
    }
}
