using System.Text.RegularExpressions;

namespace Portal.Tests.Conventions;

public sealed partial class SourceConventionTests
{
    [Fact]
    public void No_source_file_has_more_than_400_lines() =>
        Offenders.None(SourceTree.Everything(".cs", ".razor", ".css", ".js")
            .Select(file => (File: file, Lines: SourceTree.Read(file).AsSpan().Count('\n')))
            .Where(file => file.Lines > 400));

    [Fact]
    public void Folders_are_named_for_capabilities() =>
        Offenders.None(SourceTree.Everything(".cs", ".razor").Where(file => DrawerFolder().IsMatch(file)));

    [Theory]
    [InlineData("Portal/Program.cs")]
    [InlineData("Portal.Api/Program.cs")]
    public void A_program_has_at_most_40_lines(string file) =>
        Assert.InRange(SourceTree.Read(file).AsSpan().Count('\n'), 1, 40);

    [Fact]
    public void No_markup_or_code_of_the_pages_writes_a_style_attribute() =>
        Offenders.None(SourceTree.Product(".razor", ".cs", ".js").Where(file => file.StartsWith("Portal/", StringComparison.Ordinal)
            && StyleAttribute().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void No_page_writes_a_script_inline() =>
        Offenders.None(SourceTree.Product(".razor").Where(file => InlineScript().IsMatch(SourceTree.Read(file))));

    /// <summary>Pages have a base address, the home page's: a query alone leads there.</summary>
    [Fact]
    public void No_page_links_by_a_query_alone() =>
        Offenders.None(SourceTree.Product(".razor", ".cs").Where(file => file.StartsWith("Portal/", StringComparison.Ordinal)
            && QueryAlone().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void Only_islands_are_interactive_never_a_whole_page() =>
        Offenders.None(SourceTree.Product(".razor").Where(file =>
        {
            var text = SourceTree.Read(file);
            return text.Contains("@rendermode", StringComparison.Ordinal) && PageDirective().IsMatch(text) && RenderModeDirective().IsMatch(text);
        }));

    [Fact]
    public void Pages_know_neither_the_database_nor_its_entities() =>
        Offenders.None(SourceTree.Product(".razor", ".cs").Where(file => file.StartsWith("Portal/", StringComparison.Ordinal)
            && DatabaseWords().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void Each_log_message_has_an_id_of_its_own() =>
        Offenders.None(SourceTree.Product(".cs").SelectMany(file => EventIds().Matches(SourceTree.Read(file)).Select(match => (Id: match.Value, File: file)))
            .GroupBy(message => message.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.File))}"));

    [GeneratedRegex("(^|/)(Services|Models|Helpers?|Utils?|Utilities|Common|Managers?)/")]
    private static partial Regex DrawerFolder();

    [GeneratedRegex(@"\sstyle=[""'@{]|\.style\.|setAttribute\(.style")]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"(, |[Hh]ref=(""@\(?)?)\$?""?\?\w+=")]
    private static partial Regex QueryAlone();

    [GeneratedRegex(@"EventId = \d+")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"^@page ", RegexOptions.Multiline)]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"^@rendermode ", RegexOptions.Multiline)]
    private static partial Regex RenderModeDirective();

    [GeneratedRegex(@"DbContext|EntityFrameworkCore|Portal\.Api\.Persistence")]
    private static partial Regex DatabaseWords();
}
