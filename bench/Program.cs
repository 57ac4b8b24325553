using System.Globalization;
using Bench;
using Bench.Gateways;

// One line a command; each is a class of its own beside this file.
return args switch
{
    ["read"] => ReadCommand.Run(),
    ["authz"] => await AuthzCommand.RunAsync(),
    ["search"] => await SearchCommand.RunAsync(),
    ["reference", var published, .. var documents] => await ReferenceCommand.RunAsync(published, documents),
    ["pages", var published] => await PagesCommand.RunAsync(published),
    ["guard"] => GuardCommand.Run(),
    ["mesh"] => await MeshCommand.RunAsync(10),
    ["mesh", var rounds] => await MeshCommand.RunAsync(Number(rounds)),
    ["routes"] => RoutesCommand.Run(),
    ["gateway", "upstream", var url] => await EchoUpstream.ServeAsync(url),
    ["gateway", "yarp", var url, var upstream] => await EchoUpstream.ForwardAsync(url, upstream),
    ["gateway", var published] => await GatewayCommand.RunAsync(published, 10, 3),
    ["gateway", var published, var rounds, var seconds] => await GatewayCommand.RunAsync(published, Number(rounds), Number(seconds)),
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
