using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Applications;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications;

public sealed class AccessSourceTests
{
    [Fact]
    public async Task An_organisation_that_came_with_an_application_while_the_guards_state_was_read_is_no_failure()
    {
        await using var portal = await RunningPortal.StartAsync("portal", builder => builder.Services.AddScoped<IOrganizationDirectory>(provider =>
            new LateDirectory(ActivatorUtilities.CreateInstance<OrganizationDirectory>(provider), provider.GetRequiredService<PortalDbContextFactory>())));

        var read = await portal.Services.GetRequiredService<IAccessSource>().ReadAsync(TestContext.Current.CancellationToken);
        var again = await portal.Services.GetRequiredService<IAccessSource>().ReadAsync(TestContext.Current.CancellationToken);

        Assert.True(again.Snapshot.Applications.Count > read.Snapshot.Applications.Count);
    }

    /// <summary>Each time that it has told which organisations there are, there is one more with an application.</summary>
    private sealed class LateDirectory(OrganizationDirectory directory, PortalDbContextFactory contexts) : IOrganizationDirectory
    {
        public async Task<IReadOnlyDictionary<Guid, OrganizationEntry>> AllAsync(CancellationToken cancellationToken)
        {
            var all = await directory.AllAsync(cancellationToken);
            await using var db = contexts.Create();
            var id = Guid.NewGuid();
            db.Add(new Organization { Id = id, Name = "Late", Purpose = "", State = OrganizationState.Pending, CreatedAt = DateTimeOffset.UnixEpoch });
            db.Add(new Application { Id = id, OrganizationId = id, Name = "Late", Description = "", CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(cancellationToken);
            return all;
        }

        public Task<OrganizationEntry?> FindAsync(Guid id, CancellationToken cancellationToken) => directory.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<string>> MailAddressesAsync(Guid id, CancellationToken cancellationToken) => directory.MailAddressesAsync(id, cancellationToken);

        public Task<IReadOnlyList<string>> ChangelogAddressesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => directory.ChangelogAddressesAsync(ids, cancellationToken);
    }
}
