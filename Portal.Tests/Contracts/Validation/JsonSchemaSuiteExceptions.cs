namespace Portal.Tests.Contracts.Validation;

/// <summary>Cases of the official suite that are judged otherwise here, each with its reason. One that is judged rightly after all fails the test.</summary>
internal static class JsonSchemaSuiteExceptions
{
    private const string Remote = "The case needs another document to be fetched. Nothing ever is: a contract is one document.";
    private const string Elsewhere = "The dynamic anchor lies in another document that would have to be fetched.";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["draft2020-12/refRemote:"] = Remote,
        ["draft4/refRemote:"] = Remote,
        ["draft2020-12/dynamicRef: strict-tree schema, guards against misspelled properties"] = Elsewhere,
        ["draft2020-12/dynamicRef: tests for implementation dynamic anchor and reference link"] = Elsewhere,
        ["draft2020-12/dynamicRef: $ref and $dynamicAnchor are independent of order - $defs first"] = Elsewhere,
        ["draft2020-12/dynamicRef: $ref and $dynamicAnchor are independent of order - $ref first"] = Elsewhere,
        ["draft2020-12/dynamicRef: $ref to $dynamicRef finds detached $dynamicAnchor"] = Elsewhere,
        ["draft2020-12/vocabulary: schema that uses custom metaschema with with no validation vocabulary"] = "A custom vocabulary, in another document.",
        ["draft2020-12/optional/format/idn-hostname:"] = "The format idn-hostname is not checked: host names of contracts are written in ASCII.",
        ["draft4/optional/zeroTerminatedFloats:"] = "1.0 is a whole number, as in every later draft: callers' serialisers write whole numbers so.",
    };

    public static string? Find(string name) => All.Keys.FirstOrDefault(one => name.StartsWith(one, StringComparison.Ordinal));
}
