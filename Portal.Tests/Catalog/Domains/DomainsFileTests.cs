using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Domains;

namespace Portal.Tests.Catalog.Domains;

public sealed class DomainsFileTests
{
    private const string Good = """
        domains:
          - name: travel
            title: Travel
            summary: All about trips.
            workloads: [trips-v1, trips-v2]
            owners: [{ name: Trip team, mail: trips@travelz.example }, { name: Maya }]
          - name: inside
            title: Inside
            summary: For us only.
            owners: [{ name: Us }]
        """;

    [Fact]
    public void Domains_are_read_in_their_order_with_who_answers_for_them()
    {
        var (domains, problems) = DomainsFile.Read(Encoding.UTF8.GetBytes(Good));

        Assert.Empty(problems);
        Assert.Equal(["travel", "inside"], domains!.Select(domain => domain.Name));
        Assert.Equal([new DomainOwner("Trip team", "trips@travelz.example"), new DomainOwner("Maya", null)], domains![0].Owners);
        Assert.Equal(["trips-v1", "trips-v2"], domains[0].Workloads);
        Assert.Empty(domains[1].Workloads);
    }

    [Theory]
    [InlineData("title: Travel", "titel: Travel", 3, "not known")]
    [InlineData("name: travel", "name: Travel Agency", 2, "lower-case")]
    [InlineData("name: inside", "name: travel", 1, "two entries of one name")]
    [InlineData("trips@travelz.example", "trips", 6, "mail address")]
    [InlineData("[{ name: Us }]", "[]", 10, "at least one")]
    [InlineData("[{ name: Us }]", "Us", 10, "list")]
    [InlineData("owners: [{ name: Us }]", "services: [flights]", 10, "not known")]
    [InlineData("trips-v2]", "Trips V2]", 5, "the name of a workload")]
    [InlineData("trips-v2]", "{ name: trips-v2 }]", 5, "the name of a workload")]
    [InlineData("trips-v2]", "trips-v1]", 1, "'trips-v1' more than once")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, int line, string words)
    {
        var (domains, problems) = DomainsFile.Read(Encoding.UTF8.GetBytes(Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Null(domains);
        Assert.Contains(problems, problem => problem.Line == line && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void An_API_names_a_domain_that_there_is_and_is_told_which_there_are()
    {
        var text = "title: Trips\nsummary: Whole trips.\nowner: Trip team\ndomain: travle\naudience: partners\nversions: [{ name: v1, audience: partners }]\n";

        var problem = Assert.Single(ApiFile.Read("trips", Encoding.UTF8.GetBytes(text), ["travel", "inside"]).Problems);

        Assert.Equal((4, 9, "/domain"), (problem.Line, problem.Column, problem.Path));
        Assert.Contains("add 'travle' there, or name one of travel, inside. Did you mean travel?", problem.Message, StringComparison.Ordinal);
        Assert.Empty(ApiFile.Read("trips", Encoding.UTF8.GetBytes(text)).Problems);
    }
}
