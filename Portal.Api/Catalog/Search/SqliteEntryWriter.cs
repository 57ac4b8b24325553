using Microsoft.Data.Sqlite;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Search;

/// <summary>Writes the entries of one source within a transaction, by commands that are prepared once.</summary>
internal sealed class SqliteEntryWriter : IDisposable
{
    private const int LongestText = 320;

    /// <summary>Of a long description so many words can be found.</summary>
    private const int MostWords = 400;

    private readonly Dictionary<string, SearchLevel> _terms = new(StringComparer.Ordinal);
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _text;
    private readonly SqliteCommand _term;
    private readonly long _source;
    private int _number;

    public SqliteEntryWriter(SqliteConnection connection, SqliteTransaction transaction, long source)
    {
        _source = source;
        _entry = Prepare(connection, transaction, SqliteSearchSchema.InsertEntry,
            ["id", "source", "nameKey", "pathKey", "name", "title", "place", "text", "path", "api", "apiTitle", "version", "method", "template", "deprecated", "position"]);
        _text = Prepare(connection, transaction, SqliteSearchSchema.InsertText, ["id", "name", "title", "place", "text"]);
        _term = Prepare(connection, transaction, SqliteSearchSchema.InsertTerm, ["source", "word", "level"]);
    }

    public void Write(SearchEntry entry)
    {
        var id = SqliteSearchSchema.Id(entry, _source, _number++);
        var key = SearchWords.Key(entry.Name);
        var text = PlainText.Of(entry.Text);
        // Names take what identifiers take; nothing longer is kept than a page would show.
        Run(_entry, id, _source, key, entry is { Kind: SearchKind.Operation, Template: { } template } ? SearchPath.Key(template) : null, PlainText.Cut(entry.Name, LongestText), PlainText.Cut(entry.Title, LongestText), PlainText.Cut(entry.Place, LongestText),
            PlainText.Cut(text, LongestText), entry.Path, entry.Api, entry.ApiTitle, entry.Version, entry.Method, entry.Template, entry.Deprecated ? 1 : 0, entry.Position);
        Run(_text, id,
            Words(entry, [.. SearchWords.Of(entry.Name, MostWords), key]),
            Words(entry, SearchWords.Of(entry.Title, MostWords)),
            Words(entry, SearchWords.Of($"{entry.Place} {entry.ApiTitle} {entry.Api} {entry.Version} {entry.Method}", MostWords)),
            Words(entry, SearchWords.Of(text, MostWords)));
    }

    public void WriteTerms()
    {
        foreach (var (word, level) in _terms)
        {
            Run(_term, _source, word, (int)level);
        }
    }

    public void Dispose()
    {
        _entry.Dispose();
        _text.Dispose();
        _term.Dispose();
    }

    private string Words(SearchEntry entry, List<string> words)
    {
        var distinct = words.Where(word => word.Length > 0).Distinct().ToList();
        foreach (var word in distinct.Where(word => !_terms.TryGetValue(word, out var known) || known > entry.Level))
        {
            _terms[word] = entry.Level;
        }
        return string.Join(' ', distinct);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string text, string[] names)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter("$" + name, null));
        }
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
        command.ExecuteNonQuery();
    }
}
