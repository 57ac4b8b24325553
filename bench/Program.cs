using System.Globalization;
using Bench;

// One line a command; each is a class of its own beside this file.
return args switch
{
    ["read"] => ReadCommand.Run(),
    ["search"] => await SearchCommand.RunAsync(),
    ["reference", var published, .. var documents] => await ReferenceCommand.RunAsync(published, documents),
    ["pages", var published] => await PagesCommand.RunAsync(published),
    ["read", "one", var file] => ReadCommand.RunOne(file),
    ["fuzz"] => FuzzCommand.Run(60),
    ["fuzz", "file", var file] => FuzzCommand.RunFile(file),
    ["fuzz", "here", var seconds, var number, var folder] => FuzzCommand.RunHere(Number(seconds), Number(number), folder),
    ["fuzz", var seconds] => FuzzCommand.Run(Number(seconds)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("bench/run starts this program; call that.");
    return 2;
}
