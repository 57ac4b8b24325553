using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>A place of a kind that rules are about.</summary>
internal abstract class LintSite(LintRun run, LintPlace place)
{
    public LintRun Run { get; } = run;

    public LintPlace Place { get; } = place;

    public ContractNode Node => Place.Node;

    public string? Text(string name) => Node.Text(name);

    public bool Has(string name) => Node.Get(name) is not null;
}

/// <summary>The whole document, after the walk: operations and uses are known.</summary>
internal sealed class DocumentSite(LintRun run) : LintSite(run, run.Place);

internal sealed class ServerSite(LintRun run, LintPlace place) : LintSite(run, place)
{
    public string Url => Text("url") ?? "";
}

internal sealed class PathSite(LintRun run, LintPlace place, string template, ContractNode item) : LintSite(run, place)
{
    public string Template { get; } = template;

    /// <summary>What the path holds, behind any reference.</summary>
    public ContractNode Item { get; } = item;
}

/// <summary>A parameter, or a header of an answer, where it is written.</summary>
internal sealed class ParameterSite(LintRun run, LintPlace place, bool isHeader) : LintSite(run, place)
{
    public bool IsHeader { get; } = isHeader;

    public string In => IsHeader ? "header" : Text("in") ?? "";

    public string ParameterName => IsHeader ? Place.Name : Text("name") ?? "";
}

internal sealed class RequestBodySite(LintRun run, LintPlace place) : LintSite(run, place);

/// <summary><see cref="Status"/> is null for those under components.</summary>
internal sealed class ResponseSite(LintRun run, LintPlace place, string? status) : LintSite(run, place)
{
    public string? Status { get; } = status;
}

internal sealed class MediaTypeSite(LintRun run, LintPlace place, LintDirection direction) : LintSite(run, place)
{
    public LintDirection Direction { get; } = direction;
}

internal sealed class SecuritySchemeSite(LintRun run, LintPlace place) : LintSite(run, place);

/// <summary>Markdown for readers.</summary>
internal sealed class TextSite(LintRun run, LintPlace place) : LintSite(run, place)
{
    public string Markdown => Node.AsString ?? "";
}

/// <summary>An object that is a reference.</summary>
internal sealed class ReferenceSite(LintRun run, LintPlace place, bool isSchema) : LintSite(run, place)
{
    public bool IsSchema { get; } = isSchema;
}

internal enum LintDirection
{
    Any,
    Request,
    Response,
}
