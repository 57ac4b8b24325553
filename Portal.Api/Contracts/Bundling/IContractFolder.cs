namespace Portal.Api.Contracts.Bundling;

/// <summary>Files that refer to each other by relative paths. Names have '/' between their parts and lead nowhere else.</summary>
internal interface IContractFolder
{
    /// <summary>Where a document to start from may be looked for.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Null where there is no such file. What must not be opened throws, in words for the author.</summary>
    ReadOnlyMemory<byte>? Open(string name);
}
