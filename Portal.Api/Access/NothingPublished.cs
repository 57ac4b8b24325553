
namespace Portal.Api.Access;

/// <summary>Where no room has anything to publish, every call is refused.</summary>
internal sealed class NothingPublished : IAccessSource
{
    public Task<AccessRead> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new AccessRead(AccessSnapshot.Empty, []));
}
