using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Portal.Api.Catalog.Search;

internal sealed partial class SqliteSearchIndex
{
    /// <summary>How many entries of a kind are looked at more closely; what is named exactly as asked is among them in any case.</summary>
    private const int MostOfAKind = 120;

    private const int MostOperations = 300;
    private const int MostByKey = 80;

    /// <summary>With so many fits by name or title, those by mere mention cannot come before them.</summary>
    private const int EnoughByName = 60;

    public async Task<long> GenerationAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await ScalarAsync(await OpenAsync(db, cancellationToken), null, "SELECT Generation FROM SearchState", cancellationToken);
    }

    public async Task<IReadOnlyList<SearchTerm>> TermsAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var connection = await OpenAsync(db, cancellationToken);
        await using var command = Command(connection, null, "SELECT Word, sum(Level = 0), sum(Level = 1), sum(Level = 2) FROM SearchTerms GROUP BY Word");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var terms = new List<SearchTerm>();
        while (await reader.ReadAsync(cancellationToken))
        {
            terms.Add(new SearchTerm(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        }
        return terms;
    }

    public async Task<IReadOnlyList<SearchEntry>> FindAsync(SearchPlan plan, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var connection = await OpenAsync(db, cancellationToken);
        var found = new Dictionary<long, SearchEntry>();
        foreach (var kind in plan.Kinds)
        {
            var (first, last) = (SqliteSearchSchema.FirstId(kind), SqliteSearchSchema.LastId(kind, plan.Level));
            if (plan.NameKey.Length > 0)
            {
                Read(connection, found, ByKey("NameKey = $key"), ("$key", plan.NameKey), ("$first", first), ("$last", last), ("$most", MostByKey));
            }
            if (plan.PathKeys.Count > 0 && kind is SearchKind.Operation)
            {
                Read(connection, found, ByKey("PathKey IN (SELECT value FROM json_each($key))"), ("$key", JsonSerializer.Serialize(plan.PathKeys)), ("$first", first), ("$last", last), ("$most", MostByKey));
            }
            if (plan.Words.Count > 0)
            {
                Match(connection, found, plan, kind, first, last);
            }
            cancellationToken.ThrowIfCancellationRequested();
        }
        return [.. found.Values];
    }

    private static void Match(SqliteConnection connection, Dictionary<long, SearchEntry> found, SearchPlan plan, SearchKind kind, long first, long last)
    {
        var expression = Expression(plan.Words);
        var most = kind is SearchKind.Operation ? MostOperations : MostOfAKind;
        var named = Read(connection, found, ByWords, ("$words", $"{{name title}} : ({expression})"), ("$first", first), ("$last", last), ("$most", most));
        if (named < EnoughByName)
        {
            Read(connection, found, ByWords, ("$words", expression), ("$first", first), ("$last", last), ("$most", most));
        }
    }

    private const string ByWords = $"""
        SELECT {SqliteSearchSchema.Columns} FROM SearchText t CROSS JOIN SearchEntries e ON e.Id = t.rowid
        WHERE t.SearchText MATCH $words AND t.rowid BETWEEN $first AND $last LIMIT $most
        """;

    private static string ByKey(string condition) => $"""
        SELECT {SqliteSearchSchema.Columns} FROM SearchEntries e WHERE {condition} AND e.Id BETWEEN $first AND $last ORDER BY e.Id LIMIT $most
        """;

    /// <summary>Words are letters and digits only (see <see cref="SearchWords"/>), so that nothing in them is FTS5's syntax.</summary>
    private static string Expression(IReadOnlyList<IReadOnlyList<SearchMeaning>> words)
    {
        var expression = new StringBuilder();
        foreach (var meanings in words)
        {
            expression.Append(expression.Length == 0 ? "(" : " AND (")
                .AppendJoin(" OR ", meanings.Select(meaning => $"\"{meaning.Word}\""))
                .Append(')');
        }
        return expression.ToString();
    }

    private static int Read(SqliteConnection connection, Dictionary<long, SearchEntry> found, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, null, text, values);
        using var reader = command.ExecuteReader();
        var rows = 0;
        for (; reader.Read(); rows++)
        {
            var id = reader.GetInt64(0);
            if (!found.ContainsKey(id))
            {
                found.Add(id, Entry(reader, id));
            }
        }
        return rows;
    }

    private static SearchEntry Entry(SqliteDataReader row, long id) => new(
        SqliteSearchSchema.KindOf(id), SqliteSearchSchema.LevelOf(id), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))
    {
        Api = Optional(row, 6),
        ApiTitle = Optional(row, 7),
        Version = Optional(row, 8),
        Method = Optional(row, 9),
        Template = Optional(row, 10),
        Deprecated = row.GetInt32(11) != 0,
        Position = row.GetInt32(12),
    };

    private static string? Optional(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
