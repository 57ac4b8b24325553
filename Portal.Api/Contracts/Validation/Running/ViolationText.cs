using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>A message that is put together only when somebody will read it: most checks end in yes or no.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ViolationText
{
    private readonly StringBuilder? _text;

    public ViolationText(int literalLength, int formattedCount, SchemaRun run, out bool isWanted)
    {
        isWanted = !run.IsSilent;
        _text = isWanted ? new StringBuilder(literalLength + (formattedCount * 16)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted(string text) => _text!.Append(text);

    public void AppendFormatted(ReadOnlySpan<char> text) => _text!.Append(text);

    public void AppendFormatted(long number) => _text!.Append(number);

    public override string ToString() => _text?.ToString() ?? "";
}
