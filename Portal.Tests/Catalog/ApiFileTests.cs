using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Catalog;

public sealed class ApiFileTests
{
    private const string Good = """
        title: Trips
        summary: Whole trips.
        owner: Trip team
        domain: travel
        audience: partners
        tags: [quotes]
        errors: 3scale
        versions:
          - { name: v2, audience: partners, state: beta }
        plans:
          - name: starter
            title: Starter
            description: To begin with.
            audience: partners
            approval: automatic
            limits:
              - { name: minute, rate: 60, per: minute }
              - { name: day, quota: 1000, per: day }
        metrics: [{ name: data, unit: MB, description: What is sent. }]
        """;

    [Fact]
    public void A_definition_is_read_with_its_versions_plans_and_limits()
    {
        var (definition, problems) = Read(Good);

        Assert.Empty(problems);
        Assert.Equal(("trips", "Trips", true, "3scale"), (definition!.Slug, definition.Title, definition.ThroughGateway, definition.ErrorStyle));
        Assert.Equal(new VersionDefinition("v2", Audience.Partners, LifecycleState.Beta), Assert.Single(definition.Versions));
        Assert.Equal([new LimitDefinition("minute", "rate", 60, "minute"), new LimitDefinition("day", "quota", 1000, "day")], Assert.Single(definition.Plans).Limits);
    }

    [Fact]
    public void What_happens_while_something_fails_is_said_by_api_and_a_word_that_is_none_is_a_problem()
    {
        var said = Read(Good + "\nfailures: { authorization: pass, limits: refuse }\n").Definition!.Edge;

        Assert.Equal((FailureMode.Pass, FailureMode.Refuse), (said.Authorization, said.Limits));
        Assert.Null(Read(Good).Definition!.Edge.Authorization);
        Assert.Contains("/failures/limits", Assert.Single(Read(Good + "\nfailures: { limits: maybe }\n").Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_gateway_is_told_is_read_and_goes_back_into_a_file_as_it_is()
    {
        const string Edge = """

            checks: { requests: enforce, responses: off }
            mock: [quote, book]
            cors: { origins: [https://app.example, 'https://*.app.example'], credentials: true, maxAge: 60 }
            bounds: { bodyBytes: 1000, seconds: 5 }
            """;
        var (definition, problems) = Read(Good + Edge);
        Assert.Empty(problems);
        Assert.Equal((CheckMode.Enforce, CheckMode.Off), (definition!.Edge.Requests, definition.Edge.Responses));
        Assert.Equal((1000L, null, 5), (definition.Edge.Bounds!.BodyBytes, definition.Edge.Bounds.HeaderBytes, definition.Edge.Bounds.Seconds));

        var again = Read(Encoding.UTF8.GetString(NodeYaml.Write(DefinitionTree.Of(definition))));

        Assert.Equal(definition.Edge, again.Definition!.Edge);
        Assert.Equal(definition.Edge, EdgeSettings.Read(definition.Edge.ToJson()));
        Assert.Equal(EdgeSettings.None, Read(Good).Definition!.Edge);
    }

    [Theory]
    [InlineData("checks: { requests: maybe }", "/checks/requests", "is one of off, report, enforce")]
    [InlineData("checks: { answers: off }", "/checks/answers", "known are requests, responses")]
    [InlineData("mock: 5", "/mock", "a list of the ids")]
    [InlineData("cors: { origins: [https://app.example/path] }", "/cors/origins/0", "without a path")]
    [InlineData("cors: { origins: ['https://a*.example'] }", "/cors/origins/0", "is an origin")]
    [InlineData("cors: { origins: ['*'], credentials: true }", "/cors/credentials", "Name the origins")]
    [InlineData("cors: { headers: [A] }", "/cors/origins", "at least one origin")]
    [InlineData("bounds: { seconds: 0 }", "/bounds/seconds", "from 1 to 3600")]
    public void What_the_gateway_cannot_do_is_told_with_its_place(string edge, string pointer, string words)
    {
        var problem = Assert.Single(Read($"{Good}\n{edge}\n").Problems);

        Assert.Equal(pointer, problem.Path);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_are_those_it_says_where_it_says_or_where_they_usually_are()
    {
        Assert.Equal(AcceptedCredentials.Usual, Read(Good).Definition!.Credentials);

        var (definition, problems) = Read(Good + """

            credentials:
              - kind: app_id
                places: [{ in: header, name: X-Id, key: X-Secret }, { in: basic }]
              - kind: user_key
              - kind: client_certificate
            """);

        Assert.Empty(problems);
        Assert.Equal(
            new AcceptedCredentials([
                new(CredentialKind.AppId, [new(CredentialIn.Header, "X-Id", "X-Secret"), new(CredentialIn.Basic)]),
                new(CredentialKind.UserKey, [new(CredentialIn.Header, "X-API-Key"), new(CredentialIn.Query, "user_key")]),
                new(CredentialKind.ClientCertificate, [])]),
            definition!.Credentials);
        Assert.Equal(definition.Credentials, AcceptedCredentials.Parse(definition.Credentials.Text));
    }

    [Theory]
    [InlineData("title: Trips", "titel: Trips", 1, "not known")]
    [InlineData("summary: Whole trips.", "summary: 5", 2, "text")]
    [InlineData("audience: partners\ntags", "audience: all\ntags", 5, "partners, internal")]
    [InlineData("state: beta", "state: old", 9, "published, draft, beta, deprecated, retired")]
    [InlineData("state: beta", "deprecated: 2027-06-30, retired: 2027-01-01", 9, "RFC 9745")]
    [InlineData("state: beta", "retired: soon", 9, "such as 2027-06-30")]
    [InlineData("state: beta", "successor: v1", 9, "there are v2")]
    [InlineData("state: beta", "state: draft, retired: 2027-06-30", 9, "Publish it first")]
    [InlineData("rate: 60", "rate: -1", 17, "from 0")]
    [InlineData("rate: 60", "rate: 60, quota: 5", 17, "one of")]
    [InlineData("per: day", "per: fortnight", 18, "second, minute")]
    [InlineData("name: day", "name: minute", 11, "two entries of one name")]
    [InlineData("name: starter", "name: Starter Plan", 11, "lower-case")]
    [InlineData("errors: 3scale", "gateway: maybe", 7, "true or false")]
    [InlineData("errors: 3scale", "upstream: flights:8080", 7, "address of http or https")]
    [InlineData("errors: 3scale", "upstream: http://me:secret@flights/", 7, "without user")]
    [InlineData("errors: 3scale", "credentials: []", 7, "at least one kind")]
    [InlineData("errors: 3scale", "credentials: [{ kind: password }]", 7, "user_key, app_id, oauth, client_certificate")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key }, { kind: user_key }]", 7, "two entries of one kind")]
    [InlineData("errors: 3scale", "credentials: [{ kind: oauth, places: [{ in: basic }] }]", 7, "not said for oauth")]
    [InlineData("errors: 3scale", "credentials: [{ kind: client_certificate, places: [{ in: header, name: X-Cert }] }]", 7, "not said for client_certificate")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [] }]", 7, "at least one place")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: cookie, name: a }] }]", 7, "header, query, basic, bearer")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: header, name: Cookie }] }]", 7, "a meaning of its own")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: header, name: X_Portal_Key }] }]", 7, "a meaning of its own")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: query, name: 'a b' }] }]", 7, "letters, digits")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: basic, name: a }] }]", 7, "not said here")]
    [InlineData("errors: 3scale", "credentials: [{ kind: app_id, places: [{ in: header, name: A }] }]", 7, "letters, digits")]
    [InlineData("errors: 3scale", "credentials: [{ kind: app_id, places: [{ in: bearer }] }]", 7, "header, query, basic")]
    [InlineData("errors: 3scale", "credentials: [{ kind: user_key, places: [{ in: header, name: X-Key }] }, { kind: app_id, places: [{ in: header, name: A, key: x_key }] }]", 7, "two credentials in one place")]
    [InlineData("errors: 3scale", "gateway: false\ncredentials: [{ kind: user_key }]", 8, "behind the gateway")]
    [InlineData("rate: 60, per: minute", "concurrency: 5, per: minute", 17, "leave it out")]
    [InlineData("rate: 60, per: minute", "concurrency: 5, metric: data", 17, "known only after a call")]
    [InlineData("rate: 60, per: minute", "quota: 60, per: day", 11, "minute and day, which limit the same")]
    [InlineData("rate: 60", "rate: 1000000000000000", 17, "to 999999999999999")]
    [InlineData("rate: 60", "rate: 60, metric: ''", 17, "1 to 100")]
    [InlineData("name: data, unit: MB", "name: hits, unit: MB", 19, "every API has")]
    [InlineData("name: data, unit: MB", "name: data, unit: 'M\"B'", 19, "ASCII letters")]
    [InlineData("name: data, unit: MB", "name: data, per: MB", 19, "not known")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, int line, string words)
    {
        var (definition, problems) = Read(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(definition);
        Assert.Contains(problems, problem => problem.Line == line && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_are_of_all_calls_of_an_operation_or_of_a_declared_metric_and_may_be_none_at_all()
    {
        var (definition, problems) = Read(Good.Replace("rate: 60, per: minute }", "concurrency: 5 }\n      - { name: volume, metric: data, quota: 100, per: month }\n      - { name: none, metric: book, quota: 0, per: eternity }", StringComparison.Ordinal));

        Assert.Empty(problems);
        Assert.Equal([new MetricDefinition("data", "MB", "What is sent.")], definition!.Metrics);
        Assert.Equal(
            [
                new LimitDefinition("minute", "concurrency", 5, "eternity"),
                new LimitDefinition("volume", "quota", 100, "month") { Metric = "data" },
                new LimitDefinition("none", "quota", 0, "eternity") { Metric = "book" },
                new LimitDefinition("day", "quota", 1000, "day"),
            ],
            definition.Plans[0].Limits);
    }

    [Fact]
    public void A_version_s_life_is_read_and_the_older_word_live_means_published()
    {
        var (definition, problems) = Read(Good.Replace("state: beta }", "state: live, deprecated: 2027-01-01, retired: 2027-06-30, successor: v3, notice: 'Go.' }\n  - { name: v3, audience: partners }", StringComparison.Ordinal));

        Assert.Empty(problems);
        Assert.Equal(
            [new VersionDefinition("v2", Audience.Partners, LifecycleState.Published) { Deprecated = new(2027, 1, 1), Retired = new(2027, 6, 30), Successor = "v3", Notice = "Go." }, new VersionDefinition("v3", Audience.Partners, LifecycleState.Published)],
            definition!.Versions);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.True(Read("title: ''\nversions: []\n").Problems.Count >= 5);

    private static (ApiDefinition? Definition, IReadOnlyList<Portal.Api.Contracts.ContractProblem> Problems) Read(string text) =>
        ApiFile.Read("trips", Encoding.UTF8.GetBytes(text));
}
