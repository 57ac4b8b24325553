using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Bench.Fuzzing;

/// <summary>What may come of any bytes: a document that can be shown, judged, compared and written, or a refusal that says why. Anything else throws.</summary>
internal static class FuzzTrial
{
    private const long MostValues = 30_000;
    private const int MostOperations = 12;
    private const int Deep = 4;

    /// <returns>True for a document, false for a refusal.</returns>
    public static bool Run(byte[] bytes, FuzzSeed seed)
    {
        var read = ContractReader.Read(bytes);
        if (read.Problems.Any(problem => problem.Line < 1 || problem.Column < 1 || problem.Message.Length < 10 || problem.Message.Contains("Exception", StringComparison.Ordinal)))
        {
            throw new FuzzFaultException($"A problem without place or sense: {string.Join("; ", read.Problems)}");
        }
        if (read.Document is not { } document)
        {
            return read.Problems.Any(problem => problem.IsError) ? false : throw new FuzzFaultException("Refused without a reason.");
        }
        if (document.Root.Weight <= MostValues)
        {
            ContractLint.Run(document);
            if (seed.Document is { } original)
            {
                ContractComparison.Compare(original, document);
                ContractComparison.Compare(document, original);
            }
            Show(document, MostOperations);
            Write(document);
        }
        return true;
    }

    /// <summary>All of a document, whatever it weighs.</summary>
    public static void Whole(ContractDocument document)
    {
        ContractLint.Run(document);
        Show(document, int.MaxValue);
        Write(document);
    }

    private static void Show(ContractDocument document, int most)
    {
        foreach (var operation in document.Operations.Concat(document.Webhooks).Take(most))
        {
            var view = document.FindOperation(operation.Id) ?? throw new FuzzFaultException($"No view of {operation.Id}.");
            var model = RequestBuilder.Build(view, "https://api.example.com", RequestInput.Example(view));
            foreach (var language in SampleLanguage.All)
            {
                language.Write(model);
            }
            foreach (var schema in view.Responses.SelectMany(response => response.Contents).Select(content => content.Schema).OfType<SchemaView>())
            {
                Unfold(schema, Deep);
            }
        }
        _ = document.OutlineFor(insider: true);
        _ = (document.Tags, document.Servers, document.SecuritySchemes, document.Info);
    }

    private static void Unfold(SchemaView schema, int levels)
    {
        _ = (schema.TypeWords, schema.Name, schema.Label);
        if (levels > 0)
        {
            foreach (var property in schema.Properties.Take(20))
            {
                Unfold(property.Schema, levels - 1);
            }
        }
    }

    /// <summary>What was read can be written in either form and read again.</summary>
    private static void Write(ContractDocument document)
    {
        foreach (var format in (ContractFormat[])[ContractFormat.Json, ContractFormat.Yaml])
        {
            var again = ContractReader.Read(document.As(format), format);
            if (!again.IsReadable)
            {
                throw new FuzzFaultException($"Written as {format} it is refused: {string.Join("; ", again.Problems.Take(2))}");
            }
        }
    }
}

/// <summary>Something that may not come of any bytes.</summary>
internal sealed class FuzzFaultException(string message) : Exception(message);
