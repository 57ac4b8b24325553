using Bench;

// One line a command; each is a class of its own beside this file.
return args switch
{
    ["read"] => ReadCommand.Run(),
    ["search"] => await SearchCommand.RunAsync(),
    ["reference", var published, .. var documents] => await ReferenceCommand.RunAsync(published, documents),
    ["pages", var published] => await PagesCommand.RunAsync(published),
    ["read", "one", var file] => ReadCommand.RunOne(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench/run starts this program; call that.");
    return 2;
}
