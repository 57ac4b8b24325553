using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bench.Fuzzing;
using Portal.Api.Contracts;

namespace Bench;

/// <summary>
/// Reads every document of a folder, as it is, and does with it all that is done with a published one. Prints a line for each that is refused, has errors, breaks
/// something, takes long, or whose own calls and answers do not hold against it.
/// </summary>
internal static class FuzzFolderCommand
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Any exception is what is looked for.")]
    public static int Run(string folder)
    {
        var (documents, refused, faults, operations, differences) = (0, 0, 0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsDocument).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            var clock = Stopwatch.StartNew();
            try
            {
                var read = ContractReader.Read(File.ReadAllBytes(file));
                if (read.Document is not { } document)
                {
                    refused++;
                    Console.WriteLine($"REFUSED {name}: {string.Join("; ", read.Problems.Where(problem => problem.IsError).Take(3))}");
                    continue;
                }
                documents++;
                operations += document.Operations.Count;
                FuzzTrial.Whole(document);
                var trial = new WholeTrial(document);
                trial.Run();
                differences += trial.Differences.Count;
                foreach (var difference in trial.Differences)
                {
                    Console.WriteLine($"DIFFERS {name}: {difference}");
                }
            }
            catch (Exception exception)
            {
                faults++;
                Console.WriteLine($"FAULT {name}: {exception}");
            }
            if (clock.Elapsed > Long)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"LONG {name}: {clock.Elapsed.TotalSeconds:0.0} s"));
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} documents with {operations:N0} operations, {refused} refused, {faults} faults, {differences:N0} calls and answers of ours that do not hold"));
        return faults == 0 ? 0 : 1;
    }

    private static bool IsDocument(string file) => Path.GetExtension(file) is ".json" or ".yaml" or ".yml";
}
