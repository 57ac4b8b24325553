using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Portal.Api.Catalog.Search;

internal sealed partial class SqliteSearchIndex
{
    /// <summary>How many entries of a kind are looked at more closely; what is named exactly as asked is among them in any case.</summary>
    private const int MostOfAKind = 60;

    private const int MostOperations = 200;
    private const int MostByKey = 80;

    /// <summary>With so many fits by name or title, those by mere mention cannot come before them.</summary>
    private const int EnoughByName = 60;

    // Levels above the reader's are left out by the id itself, before anything is counted or cut off.
    private const string ByWords = "SELECT rowid FROM SearchText WHERE SearchText MATCH $words AND rowid BETWEEN $first AND $last AND ((rowid >> 52) & 15) <= $level LIMIT $most";
    private const string ByName = "SELECT Id FROM SearchEntries WHERE NameKey = $key AND Id BETWEEN $first AND $last AND ((Id >> 52) & 15) <= $level ORDER BY Id LIMIT $most";
    private const string ByPath =
        "SELECT Id FROM SearchEntries WHERE PathKey IN (SELECT value FROM json_each($key)) AND Id BETWEEN $first AND $last AND ((Id >> 52) & 15) <= $level ORDER BY Id LIMIT $most";
    private const string ById = $"SELECT {SqliteSearchSchema.Columns} FROM SearchEntries e WHERE e.Id IN (SELECT value FROM json_each($ids))";

    public async Task<long> GenerationAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await ScalarAsync(connection, null, "SELECT Generation FROM SearchState", cancellationToken);
    }

    public async Task<IReadOnlyList<SearchTerm>> TermsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
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
        await using var connection = await OpenAsync(cancellationToken);
        var found = new HashSet<long>();
        if (plan.NameKey.Length > 0)
        {
            Ids(connection, plan, found, ByName, SqliteSearchSchema.FirstId(plan.Kinds[0]), ("$key", plan.NameKey), ("$most", MostByKey));
        }
        if (plan.PathKeys.Count > 0 && plan.Kinds.Contains(SearchKind.Operation))
        {
            Ids(connection, plan, found, ByPath, SqliteSearchSchema.FirstId(plan.Kinds[0]), ("$key", JsonSerializer.Serialize(plan.PathKeys)), ("$most", MostByKey));
        }
        if (plan.Words.Count > 0)
        {
            var expression = Expression(plan.Words);
            if (Match(connection, plan, found, $"{{name title}} : ({expression})", cancellationToken) < EnoughByName)
            {
                Match(connection, plan, found, expression, cancellationToken);
            }
        }
        return Entries(connection, found);
    }

    /// <summary>
    /// FTS5 gives ids in their order, so kind after kind. Where a kind has more than will be looked at, the question is put again behind it:
    /// a word that is in half of all entries costs no more than a rare one.
    /// </summary>
    private static int Match(SqliteConnection connection, SearchPlan plan, HashSet<long> found, string words, CancellationToken cancellationToken)
    {
        var all = 0;
        for (var kind = plan.Kinds[0]; kind <= plan.Kinds[^1];)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var most = kind is SearchKind.Operation ? MostOperations : MostOfAKind;
            var rows = Ids(connection, plan, found, ByWords, SqliteSearchSchema.FirstId(kind), ("$words", words), ("$most", most));
            all += rows.Count;
            if (rows.Count < most)
            {
                break;
            }
            // The last of the kinds among them may have been cut off: it is asked for by itself.
            var (from, to) = (SqliteSearchSchema.KindOf(rows[0]), SqliteSearchSchema.KindOf(rows[^1]));
            kind = from < to ? to : to + 1;
        }
        return all;
    }

    private static List<long> Ids(SqliteConnection connection, SearchPlan plan, HashSet<long> found, string text, long first, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, null, text, values);
        command.Parameters.AddWithValue("$first", first);
        command.Parameters.AddWithValue("$last", SqliteSearchSchema.LastId(plan.Kinds[^1], plan.Level));
        command.Parameters.AddWithValue("$level", (int)plan.Level);
        using var reader = command.ExecuteReader();
        var rows = new List<long>();
        while (reader.Read())
        {
            rows.Add(reader.GetInt64(0));
        }
        found.UnionWith(rows);
        return rows;
    }

    private static List<SearchEntry> Entries(SqliteConnection connection, HashSet<long> ids)
    {
        using var command = Command(connection, null, ById, ("$ids", JsonSerializer.Serialize(ids)));
        using var reader = command.ExecuteReader();
        var entries = new List<SearchEntry>(ids.Count);
        while (reader.Read())
        {
            entries.Add(Entry(reader, reader.GetInt64(0)));
        }
        return entries;
    }

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
