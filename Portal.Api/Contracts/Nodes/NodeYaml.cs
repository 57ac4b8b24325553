using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Nodes as YAML text that reads back as the same nodes: order kept, strings quoted only where they would read as something else.</summary>
internal static class NodeYaml
{
    public static byte[] Write(ContractNode node)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(Emitter emitter, ContractNode node)
    {
        switch (node)
        {
            case ObjectNode map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var member in map.Members)
                {
                    emitter.Emit(Text(member.Name, isName: true));
                    Write(emitter, member.Value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case ArrayNode list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Write(emitter, item);
                }
                emitter.Emit(new SequenceEnd());
                break;
            case ScalarNode { Kind: ScalarKind.String } text:
                emitter.Emit(Text(text.Text, isName: false));
                break;
            case ScalarNode scalar:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                break;
        }
    }

    private static Scalar Text(string text, bool isName)
    {
        var style = (isName, text) switch
        {
            (false, _) when IsProse(text) => ScalarStyle.Literal,
            // Names are text whatever they look like, but quoted status codes are what everyone writes.
            _ when YamlScalars.Resolve(text).Kind is not ScalarKind.String || YamlScalars.IsBeyondJson(text) || text is "<<" => ScalarStyle.DoubleQuoted,
            _ when text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 => ScalarStyle.DoubleQuoted,
            _ => ScalarStyle.Any,
        };
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    /// <summary>Lines of plain characters that a literal block gives back unchanged.</summary>
    private static bool IsProse(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && text[0] is not (' ' or '\n' or '\t')
        && text.AsSpan().IndexOfAnyExcept(Prose) < 0
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.EndsWith(' ')
        && !text.EndsWith("\n\n", StringComparison.Ordinal);

    private static readonly System.Buffers.SearchValues<char> Prose =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n']);
}
