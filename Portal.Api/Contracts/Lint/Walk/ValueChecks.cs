using System.Diagnostics;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>
/// Checks values of a document against its schemas. Each check has the validator's budget of work, and all of a run together a budget of
/// time: what is left then is not looked at, and said so.
/// </summary>
internal sealed class ValueChecks(LintRun run)
{
    /// <summary>The largest documents known take a tenth of it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>The first few reasons lead to the mistake.</summary>
    private const int MostReasons = 3;

    private readonly Stopwatch _clock = new();
    private readonly SchemaDialect _dialect = run.Is30 ? SchemaDialect.OpenApi30 : SchemaDialect.Draft202012;
    private bool _isTold;

    public void Check(LintPlace schema, LintPlace value, LintDirection direction, LintNotes notes)
    {
        if (_clock.Elapsed > Longest)
        {
            if (!_isTold)
            {
                notes.Add(value, $"Values from here on were not checked: those before took more than {Longest.TotalSeconds} s.");
            }
            _isTold = true;
            return;
        }
        _clock.Start();
        var violations = SchemaValidator.Compile(schema.Node, run.Root, _dialect, schema.Pointer).Validate(value.Node, Direction(direction), MostReasons);
        _clock.Stop();
        foreach (var violation in violations)
        {
            notes.Add(value.Along(violation.InstancePointer), violation.Message);
        }
    }

    private static SchemaDirection Direction(LintDirection direction) => direction switch
    {
        LintDirection.Request => SchemaDirection.Request,
        LintDirection.Response => SchemaDirection.Response,
        _ => SchemaDirection.Any,
    };
}
