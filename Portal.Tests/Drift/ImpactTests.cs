using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts.Compare;
using Portal.Api.Drift.Shapes;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Drift;

public sealed class ImpactTests(PublishedFolderFixture published) : IClassFixture<PublishedFolderFixture>
{
    private const string Quote = "GET /trips/{city}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_used_what_changes_is_named_and_who_did_not_is_not()
    {
        var (red, blue) = await SeedAsync();

        var parameter = await OfAsync(Change("request-parameter-removed", ChangeClass.Breaking, new("GET", "/trips/{town}", "quoteTrip", ParameterIn: "query", Parameter: "sort")));
        Assert.Equal([(red, "Red app", 7L)], parameter.Select(found => (found.ApplicationId, found.Application, found.Calls)));
        Assert.Equal(("Sunny Tours", "query parameter sort of GET /trips/{town}"), (parameter[0].Organization, parameter[0].Uses.Single()));

        var field = await OfAsync(Change("request-property-removed", ChangeClass.Breaking, new("POST", "/trips", "bookTrip", Field: "parts", MediaType: "application/json")));
        Assert.Equal([(blue, 3L)], field.Select(found => (found.ApplicationId, found.Calls)));

        var operation = await OfAsync(Change("api-removed", ChangeClass.Breaking, new("GET", "/trips/{city}", "quoteTrip")));
        Assert.Equal([(red, 25L), (Guid.Empty, 12L), (blue, 2L)], operation.Select(found => (found.ApplicationId, found.Calls)));
        Assert.Equal(("voyages", "our own services"), (operation[1].Application, operation[1].Organization));
    }

    [Fact]
    public async Task A_change_of_an_answer_concerns_those_who_got_it_and_a_new_duty_all_who_call()
    {
        var (red, blue) = await SeedAsync();

        var answer = await OfAsync(Change("response-property-removed", ChangeClass.Breaking, new("GET", "/trips/{city}", "quoteTrip", Status: "404", Field: "detail"), ChangeDirection.Response));
        Assert.Equal([(red, 5L)], answer.Select(found => (found.ApplicationId, found.Calls)));

        var duty = await OfAsync(Change("new-required-request-parameter", ChangeClass.Breaking, new("GET", "/trips/{city}", "quoteTrip", ParameterIn: "query", Parameter: "currency")) with { BeforePointer = null });
        Assert.Equal([red, Guid.Empty, blue], duty.Select(found => found.ApplicationId));
    }

    [Fact]
    public async Task Safe_changes_and_calls_of_long_ago_concern_nobody_and_deprecations_concern_those_who_use_them()
    {
        var (red, _) = await SeedAsync();

        Assert.Empty(await OfAsync(Change("description-changed", ChangeClass.Documentation, new("GET", "/trips/{city}", "quoteTrip"))));
        Assert.Empty(await OfAsync(Change("request-parameter-removed", ChangeClass.Breaking, new("GET", "/trips/{city}", "quoteTrip", ParameterIn: "query", Parameter: "old"))));
        var deprecated = await OfAsync(Change("request-parameter-deprecated", ChangeClass.Safe, new("GET", "/trips/{city}", "quoteTrip", ParameterIn: "query", Parameter: "sort")));
        Assert.Equal(red, Assert.Single(deprecated).ApplicationId);
    }

    private static ContractChange Change(string rule, ChangeClass grade, ChangePlace place, ChangeDirection direction = ChangeDirection.Request) =>
        new(rule, grade, direction, place, "/before", null, "Changed.");

    private async Task<IReadOnlyList<ImpactedApplication>> OfAsync(ContractChange change)
    {
        await using var scope = published.Portal.Services.CreateAsyncScope();
        var api = (await scope.ServiceProvider.GetRequiredService<PublishedApis>().AllAsync(Token)).Single(entry => entry.Slug == "trips");
        return await scope.ServiceProvider.GetRequiredService<IImpactSource>().OfAsync(api.Id, "v2", [change], Token);
    }

    private async Task<(Guid Red, Guid Blue)> SeedAsync()
    {
        await using var db = published.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        if (await db.Set<Application>().OrderBy(row => row.Name).Select(row => row.Id).ToListAsync(Token) is [var known, var other])
        {
            return (other, known);
        }
        var now = TimeProvider.System.GetUtcNow();
        var organization = new Organization { Id = Guid.NewGuid(), Name = "Sunny Tours", Purpose = "Tours", State = OrganizationState.Active, CreatedAt = now };
        var red = new Application { Id = Guid.NewGuid(), OrganizationId = organization.Id, Name = "Red app", Description = "", CreatedAt = now };
        var blue = new Application { Id = Guid.NewGuid(), OrganizationId = organization.Id, Name = "Blue app", Description = "", CreatedAt = now };
        db.AddRange(organization, red, blue);
        Add(red.Id, Quote, ShapeKind.Status, 200, "", 20);
        Add(red.Id, Quote, ShapeKind.Status, 404, "", 5);
        Add(red.Id, Quote, ShapeKind.Query, 0, "sort", 7);
        Add(red.Id, Quote, ShapeKind.Query, 0, "old", 9, daysAgo: 31);
        Add(blue.Id, Quote, ShapeKind.Status, 200, "", 2);
        Add(blue.Id, "POST /trips", ShapeKind.Status, 201, "", 4);
        Add(blue.Id, "POST /trips", ShapeKind.RequestField, 0, "parts", 3);
        Add(blue.Id, "POST /trips", ShapeKind.RequestField, 0, "parts[].total", 3);
        Add(null, Quote, ShapeKind.Status, 200, "", 12);
        await db.SaveChangesAsync(Token);
        return (red.Id, blue.Id);

        void Add(Guid? application, string operation, ShapeKind kind, int status, string name, long count, int daysAgo = 0) => db.Add(new ShapeRow
        {
            Day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-daysAgo),
            Api = "trips",
            Version = "v2",
            Operation = operation,
            Caller = ShapeCaller.Of(application, "voyages"),
            Kind = kind,
            Status = status,
            Name = name,
            Documented = true,
            Count = count,
            FirstSeen = now,
            LastSeen = now,
        });
    }
}
