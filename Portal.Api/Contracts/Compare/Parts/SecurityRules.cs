using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Which schemes a call must satisfy: alternatives, each a set of schemes with scopes.</summary>
internal static class SecurityRules
{
    public static void CompareGlobal(Scope document) =>
        Compare(document, "api-global-security", document.Comparison.Before.Get("security"), document.Comparison.After.Get("security"), "every operation that does not say otherwise");

    public static void CompareOperation(Scope scope, OperationSpot before, OperationSpot after)
    {
        var (own, theirs) = (before.Own("security"), after.Own("security"));
        // What both take from the top level is told there, once.
        if (own is not null || theirs is not null)
        {
            Compare(scope, "api-security", own ?? scope.Comparison.Before.Get("security"), theirs ?? scope.Comparison.After.Get("security"), after.ToString());
        }
    }

    private static void Compare(Scope scope, string rule, Spot? before, Spot? after, string subject)
    {
        if (scope.Sameness.Same(before, after))
        {
            return;
        }
        var (old, young) = (Alternatives(before), Alternatives(after));
        foreach (var (name, schemes) in old.Where(one => !young.ContainsKey(one.Key) && one.Key.Length > 0))
        {
            scope.Report($"{rule}-removed", schemes, after, $"{Start(subject)} no longer takes {Name(name)}.");
        }
        foreach (var (name, schemes) in young)
        {
            if (old.TryGetValue(name, out var was))
            {
                CompareScopes(scope, rule, was, schemes, subject);
            }
            else if (name.Length > 0)
            {
                scope.Report($"{rule}-added", before, schemes, $"{Start(subject)} now takes {Name(name)}.");
            }
        }
        if (IsOpen(old) && !IsOpen(young))
        {
            scope.Report("api-security-became-required", before, after, $"{Start(subject)} can no longer be called without credentials.");
        }
        else if (!IsOpen(old) && IsOpen(young))
        {
            scope.Report("api-security-became-optional", before, after, $"{Start(subject)} can now be called without credentials.");
        }
    }

    private static void CompareScopes(Scope scope, string rule, Spot before, Spot after, string subject)
    {
        foreach (var (scheme, scopes) in before.Members())
        {
            var (old, young) = (Texts(scopes), Texts(after.Get(scheme)));
            foreach (var gone in old.Except(young, StringComparer.Ordinal))
            {
                scope.Report($"{rule}-scope-removed", scopes, after, $"{Start(subject)} no longer asks for the scope {ValueText.Quote(gone)} of {ValueText.Quote(scheme)}.");
            }
            foreach (var come in young.Except(old, StringComparer.Ordinal))
            {
                scope.Report($"{rule}-scope-added", scopes, after, $"{Start(subject)} now asks for the scope {ValueText.Quote(come)} of {ValueText.Quote(scheme)}.");
            }
        }
    }

    /// <summary>By the names of their schemes, in order; the empty name asks for nothing.</summary>
    private static OrderedDictionary<string, Spot> Alternatives(Spot? security)
    {
        var alternatives = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var alternative in security?.Items() ?? [])
        {
            alternatives.TryAdd(string.Join(' ', alternative.Members().Select(member => member.Key).Order(StringComparer.Ordinal)), alternative);
        }
        return alternatives;
    }

    private static bool IsOpen(OrderedDictionary<string, Spot> alternatives) => alternatives.Count == 0 || alternatives.ContainsKey("");

    private static List<string> Texts(Spot? list) => [.. (list?.Node).Items().Select(item => item.AsString).OfType<string>()];

    private static string Name(string schemes) => string.Join(" together with ", schemes.Split(' ').Select(ValueText.Quote));

    private static string Start(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];
}
