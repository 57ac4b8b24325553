using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>The example values beside a schema: the one, and the named ones, also where they are written under components.</summary>
internal static class ExampleValues
{
    public static IEnumerable<LintPlace> Of(LintRun run, LintPlace holder)
    {
        if (holder.Find("example") is { } one)
        {
            yield return one;
        }
        foreach (var named in holder.Members("examples"))
        {
            // Told where it is used: the same example may fit one schema and not another.
            var example = named.Text("$ref") is null ? named : named.Moved(run.Resolve(named.Node));
            if ((example.Find("value") ?? example.Find("dataValue")) is { } value)
            {
                yield return example.Node == named.Node ? value : named.Moved(value.Node);
            }
        }
    }
}
