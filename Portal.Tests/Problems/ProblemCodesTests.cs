using System.Net;
using System.Text.RegularExpressions;
using Portal.Problems;
using Portal.Tests.Conventions;
using Portal.Tests.Hosting;

namespace Portal.Tests.Problems;

public sealed partial class ProblemCodesTests
{
    [Fact]
    public void Every_code_that_the_product_answers_with_is_explained() =>
        Offenders.None(Codes().Where(found => ProblemCodes.Find(found.Code) is null));

    [Fact]
    public void The_search_for_codes_finds_those_of_each_kind()
    {
        var codes = Codes().Select(found => found.Code).ToHashSet();

        Assert.Superset(new HashSet<string> { "credential_missing", "limits_exceeded", "no_operation", "already_subscribed", "not_from_console", "unsupported_media_type", "no_route" }, codes);
    }

    [Fact]
    public void The_page_of_a_code_says_the_status_that_the_gateway_answers_with() =>
        Offenders.None(SourceTree.Product(".cs").Where(file => file.StartsWith("Portal.Api/", StringComparison.Ordinal) && !file.EndsWith("/ServiceError.cs", StringComparison.Ordinal))
            .SelectMany(file => WithStatus().Matches(SourceTree.Read(file)).Select(match => (file, StatusOf(match), match.Groups["code"].Value)))
            .Where(found => ProblemCodes.Find(found.Value)?.Status.Contains(found.Item2, StringComparison.Ordinal) is false));

    [Fact]
    public async Task Each_code_has_a_page_and_others_have_none()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var page = await portal.Portal.GetAsync("/problems/limits_exceeded", TestContext.Current.CancellationToken);
        using var none = await portal.Portal.GetAsync("/problems/never_heard_of", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Wait as long as Retry-After says", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static IEnumerable<(string File, string Code)> Codes() => SourceTree.Product(".cs")
        // 3scale's own words are answered as its clients know them, in XML without an address to read more at.
        .Where(file => file.StartsWith("Portal.Api/", StringComparison.Ordinal) && !file.EndsWith("/ServiceError.cs", StringComparison.Ordinal))
        .SelectMany(file => InCode().Matches(SourceTree.Read(file)).Select(match => (file, match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value)));

    private static string StatusOf(Match match) => match.Groups["kind"].Value switch { "Denied" => "403", "Absent" or "Token" => "401", _ => match.Groups["status"].Value };

    [GeneratedRegex("""(?:(?:new|Refusal)\(\s*(?<status>\d{3}),\s*|(?<kind>Denied|Absent|Token)\(\s*)"(?<code>[a-z_]+)\b""")]
    private static partial Regex WithStatus();

    // A fault of input carries the field's name where others carry a code.
    [GeneratedRegex("""(?:new |Access)Refusal(?!\.Invalid)(?:\.\w+)?\s*\(\s*(?:\d{3},\s*)?"([a-z_]+)"|Refusal\.(?!Invalid)\w+ \w+ = new\(\s*"([a-z_]+)"|new\(\s*\d{3},\s*(?:"[A-Z]+",\s*)?"([a-z_]+)"|(?:Absent|Denied)\(\s*"([a-z_]+)"|(?:\(\w+, \d{3}|Status\d{3}\w+), "([a-z_]+)"|=> \("([a-z_]+)", (?:"|BadJson)|(?:Conflict|Forbidden|NotFound) \w+\([^)]*\) =>\s*new\("([a-z_]+)""")]
    private static partial Regex InCode();
}
