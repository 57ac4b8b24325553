using System.Text.RegularExpressions;
using Portal.Tests.Conventions;

namespace Portal.Tests.Layout;

/// <summary>The content security policy refuses these in a browser; these rules say so before.</summary>
public sealed partial class StrictContentTests
{
    [Fact]
    public void Nothing_has_an_inline_event_handler() =>
        Offenders.None(SourceTree.Product(".razor").Where(file => InlineHandler().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void Nothing_is_loaded_from_another_host() =>
        Offenders.None(SourceTree.Product(".razor", ".css").Where(file => OtherHost().IsMatch(SourceTree.Read(file))));

    [GeneratedRegex("""\son[a-z]+\s*=\s*["']""")]
    private static partial Regex InlineHandler();

    [GeneratedRegex("""(?:\b(?:src|srcset|action)\s*=\s*["']|<link[^>]*href\s*=\s*["']|url\(["']?|@import\s+["'])(?:https?:)?//""")]
    private static partial Regex OtherHost();
}
