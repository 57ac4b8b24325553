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
        // Generated validators say "Property: message". Of options within options, only the message has the whole path:
        // "Property: The field TypeName.Section.Property must be ...".
        var colon = failure.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            return $"{section}: {failure}";
        }
        var message = failure[(colon + 2)..];
        if (message.Split(' ', 4) is ["The", "field", var path, var rest] && path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
        {
            return $"{section}:{path[(dot + 1)..].Replace('.', ':')} {rest}";
        }
        if (message.Split(' ', 4) is ["The", var required, "field", var lacks])
        {
            return $"{section}:{required[(required.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('.', ':')} {lacks.TrimEnd('.')}: leave it out for the default";
        }
        var member = failure[..colon];
        return $"{section}:{member[(member.LastIndexOf('.') + 1)..]} {message}";
    }
}
