using System.Globalization;
using Bench;
using Bench.Gateways;
using Bench.Meshes;

// One line a command; each is a class of its own beside this file.
return args switch
{
    ["read"] => ReadCommand.Run(),
    ["authz"] => await AuthzCommand.RunAsync(),
    ["search"] => await SearchCommand.RunAsync(),
    ["reference", var published, .. var documents] => await ReferenceCommand.RunAsync(published, documents),
    ["pages", var published] => await PagesCommand.RunAsync(published),
    ["guard"] => GuardCommand.Run(thorough: false),
    ["guard", "thorough"] => GuardCommand.Run(thorough: true),
    ["mesh"] => await MeshCommand.RunAsync(10),
    ["mesh", var rounds] => await MeshCommand.RunAsync(Number(rounds)),
    ["join", "member", var control] => await EchoMember.RunAsync(control),
    ["join"] => await MeshCommand.RunElsewhereAsync(10),
    ["join", var rounds] => await MeshCommand.RunElsewhereAsync(Number(rounds)),
    ["routes"] => RoutesCommand.Run(),
    ["gateway", "upstream", var url] => await EchoUpstream.ServeAsync(url),
    ["gateway", "yarp", var url, var upstream] => await EchoUpstream.ForwardAsync(url, upstream),
    ["gateway", "edge", var url, var upstream, var keys, var operations, var calls] => await EdgeServer.ServeAsync(url, upstream, Number(keys), Number(operations), calls),
    ["gateway", var published] => await GatewayCommand.RunAsync(published, 10, 3),
    ["gateway", "half", var published] => await GatewayCommand.RunHalfAsync(published, 10, 3),
    ["gateway", "half", var published, var rounds, var seconds] => await GatewayCommand.RunHalfAsync(published, Number(rounds), Number(seconds)),
    ["gateway", var published, var rounds, var seconds] => await GatewayCommand.RunAsync(published, Number(rounds), Number(seconds)),
    ["read", "one", var file] => ReadCommand.RunOne(file),
    ["fuzz"] => FuzzCommand.Run(60),
    ["fuzz", "gateway", var published] => await GatewayFuzzCommand.RunAsync(published, 60),
    ["fuzz", "gateway", var published, var seconds] => await GatewayFuzzCommand.RunAsync(published, Number(seconds)),
    ["fuzz", "folder", var folder] => FuzzFolderCommand.Run(folder),
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
