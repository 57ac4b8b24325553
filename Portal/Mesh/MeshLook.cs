using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api.Mesh.Telemetry.Graph;

namespace Portal.Mesh;

/// <summary>How the mesh is looked at: all of it stands in the address.</summary>
/// <param name="At">The minute that is looked back at, counted from the epoch, so that a slider can name it; null: now.</param>
/// <param name="Node">Id of the node that is chosen.</param>
/// <param name="Edge">Id of the edge that is chosen.</param>
public sealed record MeshLook(GraphBy By, int Minutes, long? At, string? Domain, bool OnlyErrors, string? Search, string? Node, string? Edge)
{
    public const string Page = "/admin/mesh";
    public const string Fragment = "/fragments/mesh";

    /// <summary>How far back the slider goes.</summary>
    public const int Replayed = 60;

    private const string WorkloadWord = "workload";

    public static IReadOnlyList<(GraphBy By, string Word, string Title)> Ways { get; } =
        [(GraphBy.Workload, WorkloadWord, "Workload"), (GraphBy.VersionedApp, "version", "Versioned app"), (GraphBy.App, "app", "App")];

    public string ByWord => Ways.First(way => way.By == By).Word;

    public bool IsFiltered => Domain is not null || OnlyErrors || Search is not null;

    /// <summary>What cannot be read is as if it had not been there: an address is easily cut.</summary>
    public static MeshLook Of(IQueryCollection query, DateTimeOffset now)
    {
        var latest = MinuteOf(now);
        return new MeshLook(
            Ways.FirstOrDefault(way => way.Word == query["by"]).By,
            int.TryParse(query["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && GraphQuestion.Spans.Contains(minutes) ? minutes : 1,
            long.TryParse(query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < latest && at >= latest - (24 * 60) ? at : null,
            Text(query["domain"]),
            query["errors"] == "on",
            Text(query["q"]),
            Text(query["node"]),
            Text(query["edge"]));
    }

    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    public GraphQuestion ToQuestion() => new(By, Minutes, At is { } minute ? DateTimeOffset.FromUnixTimeSeconds(minute * 60) : null, Domain, OnlyErrors, Search);

    public string Href(string page = Page)
    {
        var words = new Dictionary<string, string?>
        {
            ["by"] = By == GraphBy.Workload ? null : ByWord,
            ["minutes"] = Minutes == 1 ? null : Minutes.ToString(CultureInfo.InvariantCulture),
            ["at"] = At?.ToString(CultureInfo.InvariantCulture),
            ["domain"] = Domain,
            ["errors"] = OnlyErrors ? "on" : null,
            ["q"] = Search,
            ["node"] = Node,
            ["edge"] = Edge,
        };
        return QueryHelpers.AddQueryString(page, words.Where(word => word.Value is not null));
    }

    public MeshLook Choosing(MeshNodeView node) => this with { Node = node.Id, Edge = null };

    public MeshLook Choosing(MeshEdgeView edge) => this with { Node = null, Edge = edge.Id };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
