namespace Portal.Api.Catalog.Search;

/// <summary>
/// The tables of the index. They hold nothing that cannot be made again, so they are no part of the migrations: a program with another
/// <see cref="Format"/> drops them and fills them anew.
/// </summary>
internal static class SqliteSearchSchema
{
    /// <summary>Raised with every change of these tables, of how words are made, or of what entries hold.</summary>
    public const int Format = 3;

    /// <summary>
    /// An entry's id says its kind and its level before its source and its number: a range of ids is a kind as far as a level of readers
    /// sees it, and what they do not see is never looked at.
    /// </summary>
    public const int KindShift = 56;

    public const int LevelShift = 52;

    public const int SourceShift = 24;

    /// <summary>Words lie in FTS5 without the texts (those are in SearchEntries) and without positions; splitting is done by <see cref="SearchWords"/>.</summary>
    public const string Create = """
        CREATE TABLE SearchState (Format INTEGER NOT NULL, Generation INTEGER NOT NULL);
        CREATE TABLE SearchSources (Id INTEGER PRIMARY KEY, Key TEXT NOT NULL UNIQUE, Fingerprint TEXT NOT NULL);
        CREATE TABLE SearchEntries (
            Id INTEGER PRIMARY KEY, Source INTEGER NOT NULL, NameKey TEXT NOT NULL, PathKey TEXT, Name TEXT NOT NULL, Title TEXT NOT NULL, Place TEXT NOT NULL,
            Text TEXT NOT NULL, Path TEXT NOT NULL, Api TEXT, ApiTitle TEXT, Version TEXT, Method TEXT, Template TEXT, Deprecated INTEGER NOT NULL, Position INTEGER NOT NULL);
        CREATE INDEX SearchEntriesBySource ON SearchEntries (Source);
        CREATE INDEX SearchEntriesByName ON SearchEntries (NameKey);
        CREATE INDEX SearchEntriesByPath ON SearchEntries (PathKey) WHERE PathKey IS NOT NULL;
        CREATE TABLE SearchTerms (Source INTEGER NOT NULL, Word TEXT NOT NULL, Level INTEGER NOT NULL, PRIMARY KEY (Source, Word)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE SearchText USING fts5(name, title, place, text, tokenize = 'ascii', content = '', contentless_delete = 1, detail = column);
        """;

    public const string Drop = """
        DROP TABLE IF EXISTS SearchText; DROP TABLE IF EXISTS SearchTerms; DROP TABLE IF EXISTS SearchEntries;
        DROP TABLE IF EXISTS SearchSources; DROP TABLE IF EXISTS SearchState;
        """;

    public const string InsertEntry = """
        INSERT INTO SearchEntries VALUES ($id, $source, $nameKey, $pathKey, $name, $title, $place, $text, $path, $api, $apiTitle, $version, $method, $template, $deprecated, $position)
        """;

    public const string InsertText = "INSERT INTO SearchText (rowid, name, title, place, text) VALUES ($id, $name, $title, $place, $text)";

    public const string InsertTerm = """
        INSERT INTO SearchTerms VALUES ($source, $word, $level)
        ON CONFLICT DO UPDATE SET Level = min(Level, excluded.Level)
        """;

    public const string DeleteEntries = """
        DELETE FROM SearchText WHERE rowid IN (SELECT Id FROM SearchEntries WHERE Source = $source);
        DELETE FROM SearchEntries WHERE Source = $source;
        DELETE FROM SearchTerms WHERE Source = $source;
        """;

    public const string Columns =
        "e.Id, e.Name, e.Title, e.Place, e.Text, e.Path, e.Api, e.ApiTitle, e.Version, e.Method, e.Template, e.Deprecated, e.Position";

    public static long FirstId(SearchKind kind) => (long)kind << KindShift;

    /// <summary>The last id of a kind that a level of readers sees.</summary>
    public static long LastId(SearchKind kind, SearchLevel level) => FirstId(kind) + ((long)(level + 1) << LevelShift) - 1;

    public static long Id(SearchEntry entry, long source, int number) => FirstId(entry.Kind) + ((long)entry.Level << LevelShift) + (source << SourceShift) + number;

    public static SearchKind KindOf(long id) => (SearchKind)(id >> KindShift);

    public static SearchLevel LevelOf(long id) => (SearchLevel)(id >> LevelShift & 0xF);
}
