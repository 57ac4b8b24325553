using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Publishing;

public sealed class PublishEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_in_force_at_once_byte_for_byte_and_once_more_changes_nothing()
    {
        await using var stage = await PublishStage.StartAsync();

        var report = await ReportAsync(await stage.PublishAsync(PublishStage.Safe), 201, "published");
        Assert.Equal(2, report.GetProperty("inForce").GetProperty("number").GetInt32());
        Assert.Equal(1, report.GetProperty("comparison").GetProperty("documentation").GetInt32());
        Assert.Equal(PublishStage.Safe, Encoding.UTF8.GetString(await stage.ContractAsync()));

        var again = await ReportAsync(await stage.PublishAsync(PublishStage.Safe), 200, "unchanged");
        Assert.Equal(2, again.GetProperty("inForce").GetProperty("number").GetInt32());
        Assert.Equal(["Revision 2 of trips v2 was published, with 1 change. administrator token (Bootstrap:AdminToken)"], await AuditAsync(stage, "contract.published", "contract/trips/v2"));
    }

    [Fact]
    public async Task A_dry_run_judges_and_stores_nothing()
    {
        await using var stage = await PublishStage.StartAsync();

        await ReportAsync(await stage.PublishAsync(PublishStage.Safe, "?dryRun=true"), 200, "publishable");
        await ReportAsync(await stage.PublishAsync(PublishStage.Breaking, "?dryRun=true"), 422, "refused");

        Assert.Equal(ContractFolder.Trips, Encoding.UTF8.GetString(await stage.ContractAsync()));
    }

    [Fact]
    public async Task What_breaks_callers_is_refused_unless_an_administrator_says_why()
    {
        await using var stage = await PublishStage.StartAsync();

        var refused = await ReportAsync(await stage.PublishAsync(PublishStage.Breaking), 422, "refused");
        Assert.Equal("breaking_changes", refused.GetProperty("gate").GetProperty("obstacles")[0].GetProperty("code").GetString());
        Assert.Contains(refused.GetProperty("comparison").GetProperty("changes").EnumerateArray(), change => change.GetProperty("class").GetString() == "breaking" && change.GetProperty("beforePointer").GetString()!.StartsWith("/paths/~1trips~1{city}/get", StringComparison.Ordinal));
        await (await stage.PublishAsync(PublishStage.Breaking, "?force=true")).ProblemAsync(400, "invalid");
        await (await stage.PublishAsync(PublishStage.Breaking, "?force=true&reason=short")).ProblemAsync(400, "invalid");

        var forced = await ReportAsync(await stage.PublishAsync(PublishStage.Breaking, "?force=true&reason=Nobody%20calls%20it%20yet."), 201, "published");
        Assert.Equal("Nobody calls it yet.", forced.GetProperty("gate").GetProperty("reason").GetString());
        Assert.Equal(["Revision 2 of trips v2 was published although: 1 change breaks callers of this version. Nobody calls it yet. administrator token (Bootstrap:AdminToken)"], await AuditAsync(stage, "contract.forced", "contract/trips/v2"));
    }

    [Fact]
    public async Task Errors_of_lint_stand_in_the_way_and_are_told_with_place_and_remedy()
    {
        await using var stage = await PublishStage.StartAsync();

        var refused = await ReportAsync(await stage.PublishAsync(PublishStage.Erring, "?dryRun=true"), 422, "refused");

        Assert.Contains("lint_errors", refused.GetProperty("gate").GetProperty("obstacles").EnumerateArray().Select(obstacle => obstacle.GetProperty("code").GetString()));
        var finding = refused.GetProperty("lint").GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("severity").GetString() == "error");
        Assert.Equal(("security-scheme-defined", 4), (finding.GetProperty("rule").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.Contains(refused.GetProperty("lint").GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "security-scheme-defined" && rule.GetProperty("remedy").GetString()!.Length > 10);
    }

    [Fact]
    public async Task Settings_say_what_a_rule_weighs()
    {
        await using var stage = await PublishStage.StartAsync(settings: "--Contracts:Lint:Rules:security-scheme-defined=hint");

        await ReportAsync(await stage.PublishAsync(PublishStage.Erring, "?dryRun=true"), 200, "publishable");

        var rules = JsonElement.Parse(await stage.Portal.Portal.GetStringAsync("/api/v1/lint-rules", Token));
        var rule = rules.EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "security-scheme-defined");
        Assert.Equal(("hint", "error"), (rule.GetProperty("severity").GetString(), rule.GetProperty("ownSeverity").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_line_and_the_contract_in_force_stays()
    {
        await using var stage = await PublishStage.StartAsync();

        var report = await ReportAsync(await stage.PublishAsync("openapi: 3.1.1\ninfo: [\n"), 422, "unreadable");

        Assert.True(report.GetProperty("problems")[0].GetProperty("line").GetInt32() >= 2);
        Assert.False(report.TryGetProperty("lint", out _));
        Assert.Equal(ContractFolder.Trips, Encoding.UTF8.GetString(await stage.ContractAsync()));
    }

    [Fact]
    public async Task If_Match_keeps_one_publication_from_overwriting_another()
    {
        await using var stage = await PublishStage.StartAsync();
        var tag = (await stage.Portal.Portal.GetAsync(PublishStage.Path, Token)).Headers.ETag!.ToString();

        await ReportAsync(await stage.PublishAsync(PublishStage.Safe, ifMatch: $"\"0000\", {tag}"), 201, "published");
        await ReportAsync(await stage.PublishAsync(ContractFolder.Trips, ifMatch: tag), 412, "stale");
        await ReportAsync(await stage.PublishAsync(ContractFolder.Trips, ifMatch: "W/" + tag), 412, "stale");
        await (await stage.PublishAsync(ContractFolder.Trips, ifMatch: "no-quotes")).ProblemAsync(400, "invalid");
        await ReportAsync(await stage.PublishAsync(ContractFolder.Trips, ifMatch: "*"), 201, "published");
    }

    [Fact]
    public async Task Of_publications_at_the_same_time_each_gets_a_number_of_its_own_or_is_told_that_it_came_second()
    {
        await using var stage = await PublishStage.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var answer = await stage.PublishAsync(PublishStage.Safe.Replace("Trips for all.", $"Trips for {number}.", StringComparison.Ordinal));
            return (Status: (int)answer.StatusCode, Report: await answer.JsonAsync());
        }));

        Assert.All(answers, answer => Assert.Contains($"{answer.Status} {answer.Report.GetProperty("verdict").GetString()}", (string[])["201 published", "409 overtaken"]));
        var numbers = answers.Where(answer => answer.Status == 201).Select(answer => answer.Report.GetProperty("inForce").GetProperty("number").GetInt32()).Order().ToList();
        Assert.Equal(Enumerable.Range(2, numbers.Count), numbers);
    }

    [Fact]
    public async Task Only_administrators_and_tokens_with_the_scope_publish_and_only_administrators_force()
    {
        await using var stage = await PublishStage.StartAsync();
        var partner = (await stage.Portal.TokenAsync(await stage.Portal.SignUpAsync(), [.. AccessScopes.ForOrganizations])).Token;
        var company = await CompanyAsync(stage);
        var pipeline = (await stage.Portal.TokenAsync(company, AccessScopes.ContractsWrite)).Token;

        await (await stage.PublishAsync(PublishStage.Safe, token: null)).ProblemAsync(401, "unauthenticated");
        await (await stage.PublishAsync(PublishStage.Safe, token: partner)).ProblemAsync(403, "administrator_required");
        await (await stage.SendAsync([], token: partner, path: "/api/v1/apis/nothing/versions/v1/contract")).ProblemAsync(403, "administrator_required");
        await (await stage.PublishAsync(PublishStage.Breaking, "?force=true&reason=Nobody%20calls%20it%20yet.", pipeline)).ProblemAsync(403, "administrator_required");
        await ReportAsync(await stage.PublishAsync(PublishStage.Safe, token: pipeline), 201, "published");
    }

    [Fact]
    public async Task The_scope_to_publish_is_given_to_the_companys_own_organisations_only()
    {
        await using var stage = await PublishStage.StartAsync();
        var partner = await stage.Portal.SignUpAsync();

        var answer = await stage.Portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{partner}/access-tokens", RunningPortal.AdminToken, new { name = "script", scopes = (string[])[AccessScopes.ContractsWrite], expiresInDays = 30 });

        await answer.ProblemAsync(403, "scope_too_wide");
    }

    [Fact]
    public async Task Other_types_sizes_and_places_are_refused_in_words()
    {
        await using var stage = await PublishStage.StartAsync();

        await (await stage.PublishAsync(PublishStage.Safe, type: "text/html")).ProblemAsync(415, "unsupported_media_type");
        await (await stage.PublishAsync(PublishStage.Safe, accept: "text/html")).ProblemAsync(406, "not_acceptable");
        await (await stage.PublishAsync(PublishStage.Safe, "?dryRun=perhaps")).ProblemAsync(400, "invalid");
        await (await stage.SendAsync("{}"u8.ToArray(), path: "/api/v1/apis/nothing/versions/v2/contract")).ProblemAsync(404, "version_not_found");
        await (await stage.SendAsync("{}"u8.ToArray(), path: "/api/v1/apis/trips/versions/v9/contract")).ProblemAsync(404, "version_not_found");
        await ReportAsync(await stage.SendAsync(new byte[40 * 1024 * 1024], type: "application/octet-stream"), 422, "unreadable");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await stage.SendAsync(new byte[(64 * 1024 * 1024) + 1])).StatusCode);
        Assert.Equal(ContractFolder.Trips, Encoding.UTF8.GetString(await stage.ContractAsync()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/yaml")]
    public async Task Each_format_is_taken_and_comes_back_as_it_was(string type)
    {
        await using var stage = await PublishStage.StartAsync();
        var bytes = type switch
        {
            "application/json" => await stage.Portal.Portal.GetByteArrayAsync(PublishStage.Path + "?format=json", Token),
            _ => Encoding.UTF8.GetBytes(PublishStage.Safe),
        };

        await ReportAsync(await stage.SendAsync(bytes, type: type), 201, "published");

        Assert.Equal(bytes, await stage.ContractAsync());
    }

    [Fact]
    public async Task A_zip_is_read_as_one_document_and_comes_back_as_it_was()
    {
        await using var stage = await PublishStage.StartAsync();
        var zip = Zip();

        await ReportAsync(await stage.SendAsync(zip, type: "application/zip"), 201, "published");

        var asZip = await stage.Portal.Portal.GetAsync(PublishStage.Path + "?format=zip", Token);
        Assert.True(asZip.IsSuccessStatusCode, await asZip.Content.ReadAsStringAsync(Token));
        Assert.Equal(zip, await asZip.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(zip, await stage.Portal.Portal.GetByteArrayAsync("/api/v1/apis/trips/versions/v2/revisions/2", Token));
        Assert.StartsWith("openapi: 3.1.1", Encoding.UTF8.GetString(await stage.ContractAsync()), StringComparison.Ordinal);
        await ReportAsync(await stage.SendAsync(zip, type: "application/octet-stream"), 200, "unchanged");
    }

    [Fact]
    public async Task The_report_comes_for_code_hosts_too()
    {
        await using var stage = await PublishStage.StartAsync();

        var sarif = await (await stage.PublishAsync(PublishStage.Breaking, "?dryRun=true&file=api/trips.yaml", accept: "application/sarif+json")).JsonAsync();
        var results = sarif.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var gone = results.First(result => result.GetProperty("level").GetString() == "error");
        Assert.Equal("api/trips.yaml", gone.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(8, gone.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());

        var comment = await stage.PublishAsync(PublishStage.Breaking, "?dryRun=true", accept: "text/markdown");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, comment.StatusCode);
        var text = await comment.Content.ReadAsStringAsync(Token);
        Assert.StartsWith("### trips v2: ❌ refused\n\n- 1 change breaks callers of this version.\n", text, StringComparison.Ordinal);
        Assert.Contains("`GET /trips/{city}` moved to `PUT /trips/{city}` without", text, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ReportAsync(HttpResponseMessage answer, int status, string verdict)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        var report = JsonElement.Parse(text);
        Assert.Equal(verdict, report.GetProperty("verdict").GetString());
        return report;
    }

    /// <summary>The document, with its schema in a file of its own.</summary>
    private static byte[] Zip()
    {
        var (root, schema) = (ContractFolder.Trips.Split("  schemas:\n")[0] + "  schemas:\n    Quote: { $ref: 'quote.yaml' }\n", "type: object\nrequired: [total]\nproperties: { total: { type: number, minimum: 0 } }\n");
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("openapi.yaml", root), ("quote.yaml", schema)])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return memory.ToArray();
    }

    private static async Task<Guid> CompanyAsync(PublishStage stage)
    {
        await using var db = stage.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return (await db.Set<Portal.Api.Partners.Organization>().FirstAsync(organization => organization.IsInternal, Token)).Id;
    }

    /// <summary>What was written of the act after the start.</summary>
    private static async Task<List<string>> AuditAsync(PublishStage stage, string act, string subject)
    {
        await using var db = stage.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Act == act && entry.Subject == subject && entry.ActorKind != ActorKind.System).OrderBy(entry => entry.Id).ToListAsync(Token);
        return [.. entries.Select(entry => $"{entry.Summary} {(entry.Reason is null ? "" : entry.Reason + " ")}{entry.ActorName}")];
    }
}
