using Portal.Api.Contracts.Validation.Formats;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>A <c>format</c> that is checked: those that are not known here ask nothing.</summary>
internal sealed record ValueFormat(string Name, string Words, TextFormatCheck? Text, Func<ExactNumber, bool>? Number)
{
    public bool OfNumbers => Number is not null;

    public static ValueFormat? Find(string? name) => name is null ? null : KnownFormats.All.GetValueOrDefault(name);
}

internal delegate bool TextFormatCheck(ReadOnlySpan<char> text);
