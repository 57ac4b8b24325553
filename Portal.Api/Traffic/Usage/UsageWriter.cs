using Portal.Api.Applications.Credentials;
using Portal.Api.Persistence;

namespace Portal.Api.Traffic.Usage;

/// <summary>Adds a tally to the rows of its minutes, so that several processes on the same data add up, and says of each credential when it was used last.</summary>
internal static class UsageWriter
{
    private const string Key = "{Minute}, {Api}, {Version}, {Operation}, {ApplicationId}, {StatusClass}";

    private const string Find =
        """
        SELECT {Calls}, {Mocked}, {Rehearsed}, {ResponseBytes}, {Latencies} FROM {table}
        WHERE {Minute} = @Minute AND {Api} = @Api AND {Version} = @Version AND {Operation} = @Operation AND {ApplicationId} = @ApplicationId AND {StatusClass} = @StatusClass
        """;

    private const string Put =
        $$"""
        INSERT INTO {table} ({{Key}}, {Calls}, {Mocked}, {Rehearsed}, {ResponseBytes}, {Latencies})
        VALUES (@Minute, @Api, @Version, @Operation, @ApplicationId, @StatusClass, @Calls, @Mocked, @Rehearsed, @ResponseBytes, @Latencies)
        ON CONFLICT ({{Key}}) DO UPDATE SET {Calls} = excluded.{Calls}, {Mocked} = excluded.{Mocked}, {Rehearsed} = excluded.{Rehearsed},
            {ResponseBytes} = excluded.{ResponseBytes}, {Latencies} = excluded.{Latencies}
        """;

    private const string Used =
        """
        UPDATE {table} SET {LastUsedAt} = @LastUsedAt, {LastUsedFrom} = @LastUsedFrom, {LastUsedOperation} = @LastUsedOperation
        WHERE {Id} = @Id AND ({LastUsedAt} IS NULL OR {LastUsedAt} < @LastUsedAt)
        """;

    /// <summary>In the context's transaction.</summary>
    public static void Write(PortalDbContext db, UsageTally tally)
    {
        using (EntityCommand<UsageMinute> find = new(db, Find), put = new(db, Put))
        {
            foreach (var row in tally.Rows())
            {
                Add(find, row);
                WithKey(put, row)
                    .With(nameof(row.Calls), row.Calls).With(nameof(row.Mocked), row.Mocked).With(nameof(row.Rehearsed), row.Rehearsed)
                    .With(nameof(row.ResponseBytes), row.ResponseBytes).With(nameof(row.Latencies), row.Latencies)
                    .Execute();
            }
        }
        using var used = new EntityCommand<Credential>(db, Used);
        foreach (var (id, use) in tally.Uses)
        {
            used.With(nameof(Credential.Id), id).With(nameof(Credential.LastUsedAt), use.StartedAt)
                .With(nameof(Credential.LastUsedFrom), use.ClientAddress).With(nameof(Credential.LastUsedOperation), use.Operation)
                .Execute();
        }
    }

    /// <summary>What is kept of the same minute already.</summary>
    private static void Add(EntityCommand<UsageMinute> find, UsageMinute row)
    {
        using var kept = WithKey(find, row).Read();
        if (!kept.Read())
        {
            return;
        }
        row.Calls += kept.GetInt64(0);
        row.Mocked += kept.GetInt64(1);
        row.Rehearsed += kept.GetInt64(2);
        row.ResponseBytes += kept.GetInt64(3);
        var latencies = LatencyHistogram.Read(row.Latencies);
        latencies.Add(kept.GetFieldValue<byte[]>(4));
        row.Latencies = latencies.ToBytes();
    }

    private static EntityCommand<UsageMinute> WithKey(EntityCommand<UsageMinute> command, UsageMinute row) => command
        .With(nameof(row.Minute), row.Minute).With(nameof(row.Api), row.Api).With(nameof(row.Version), row.Version)
        .With(nameof(row.Operation), row.Operation).With(nameof(row.ApplicationId), row.ApplicationId).With(nameof(row.StatusClass), row.StatusClass);
}
