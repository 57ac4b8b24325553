using System.Text;
using Bunit;
using Bunit.JSInterop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Console;

namespace Portal.Tests.Console;

/// <summary>The console's island with a browser and a portal that a test plays.</summary>
public abstract class TryItTest : BunitContext
{
    private protected ConsoleBackendDouble Backend { get; } = new();

    private protected BunitJSModuleInterop Browser { get; }

    protected TryItTest()
    {
        Services.AddSingleton<IConsoleBackend>(Backend);
        AddAuthorization().SetAuthorized("Maya");
        Browser = JSInterop.SetupModule("./Console/TryIt.razor.js");
        Browser.Setup<WhileAsleep>("attach", _ => true).SetResult(new WhileAsleep("", false));
        Browser.SetupVoid("remember", _ => true).SetVoidResult();
        Browser.SetupVoid("keepRehearsed", _ => true).SetVoidResult();
        Browser.SetupVoid("reveal", _ => true).SetVoidResult();
        Browser.SetupVoid("download", _ => true).SetVoidResult();
    }

    private protected IRenderedComponent<TryIt> Show(ConsoleScene scene, params (string Name, string Value)[] filled)
    {
        Backend.Scene = scene;
        return Render<TryIt>(part => part
            .Add(p => p.Api, scene.Api.Slug).Add(p => p.Version, scene.Version).Add(p => p.OperationId, scene.Operation.Summary.Id)
            .Add(p => p.Origin, "http://portal.example")
            .Add(p => p.Filled, filled.ToDictionary(each => each.Name, each => each.Value)));
    }

    private protected void Answers(int status, string type, string body, params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        BrowserHeader[] all = [new("content-type", type), .. headers.Select(header => new BrowserHeader(header.Name, header.Value))];
        Browser.Setup<BrowserAnswer>("send", _ => true).SetResult(new BrowserAnswer(status, "", 14.2, bytes.Length, true, all, null));
        Browser.Setup<IJSStreamReference>("body", _ => true).SetResult(new BytesOfTheBrowser([.. bytes.Take(AnswerBody.MostShown)]));
    }
}
