namespace Portal.Api.Catalog.Definition;

/// <summary>Told once a change of definitions is committed and in force. Goes by what differs, so being told twice does no harm. Implement it scoped.</summary>
internal interface ICatalogFollower
{
    /// <param name="isStart">Nobody waits: it is enough to follow soon.</param>
    /// <param name="cancellationToken">Ends the telling, not the change.</param>
    Task ChangedAsync(bool isStart, CancellationToken cancellationToken);
}
