using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.JSInterop;
using Portal.Api.Applications;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;
using Portal.Api.Traffic;
using Portal.Ui;
using ParameterView = Portal.Api.Contracts.Slices.ParameterView;

namespace Portal.Console;

/// <summary>
/// The console's island. The browser itself makes the call, so it is measured where its reader sits; what it reports, and what the
/// portal recorded under the call's request id, are shown here.
/// </summary>
public sealed partial class TryIt : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly List<RehearsedCall> _rehearsed = [];
    private ConsoleScene? _scene;
    private FilledForm _form = null!;
    private RequestModel? _call;
    private ElementReference _root;
    private IJSObjectReference? _module;
    private ClaimsPrincipal _reader = new();
    private BrowserAnswer? _answer;
    private AnswerBody? _body;
    private RequestView? _record;
    private BesideAnswer? _beside;
    private string? _fault;
    private bool _sending;
    private bool _looking;
    private bool _outdated;

    [Parameter, EditorRequired]
    public string Api { get; set; } = "";

    [Parameter, EditorRequired]
    public string Version { get; set; } = "";

    [Parameter, EditorRequired]
    public string OperationId { get; set; } = "";

    /// <summary>Query of the page's address: what the form was filled with.</summary>
    [Parameter]
    public Dictionary<string, string> Filled { get; set; } = [];

    /// <summary>The sample language the reader chose before.</summary>
    [Parameter]
    public string? Language { get; set; }

    /// <summary>Scheme and host under which the reader knows the portal, for links that others open.</summary>
    [Parameter]
    public string Origin { get; set; } = "";

    [Inject]
    private IConsoleBackend Backend { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private ConsoleScene Scene => _scene!;

    private IReadOnlyList<ParameterView> Parameters => FilledForm.Parameters(Scene.Operation);

    private SubscriptionView? Subscription => Scene.Active.FirstOrDefault(choice => choice.Id == _form.As) ?? Scene.Active.FirstOrDefault();

    private RequestModel Call => _call ??= Environed(RequestBuilder.Build(Scene.Operation, Scene.BaseUrl, _form.Input, Scene.Api.SampleCredential));

    /// <summary>What is sent; a file can be all of a body that nobody has written.</summary>
    private RequestContent? Body => Call.Body ?? (Scene.Operation.Body is null || _form.ContentType is null ? null : new RequestContent(_form.ContentType, ""));

    private FileParts Files => FileParts.Of(Body);

    private string Path => $"/apis/{Api}/{Version}/{Uri.EscapeDataString(OperationId)}/try";

    private string Here => Path + _form.ToQuery();

    private string SignIn => "/sign-in?returnUrl=" + Uri.EscapeDataString(Here);

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("APIs", "/apis"),
        new($"{Scene.Api.Title} {Version}", $"/apis/{Api}/{Version}"),
        new(Scene.Operation.Summary.Title, $"/apis/{Api}/{Version}/{Uri.EscapeDataString(OperationId)}"),
        new("Try it"),
    ];

    /// <summary>Loads before anything is shown, so that the form the server rendered is replaced by the same form and not by an empty one.</summary>
    public override async Task SetParametersAsync(Microsoft.AspNetCore.Components.ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (_scene is null)
        {
            _reader = (await Authentication.GetAuthenticationStateAsync()).User;
            _scene = await Backend.FindAsync(_reader, Api, Version, OperationId, _gone.Token)
                ?? throw new InvalidOperationException($"There is no operation {OperationId} in {Api} {Version} that this reader may see.");
            _form = FilledForm.Read(_scene.Operation, Filled.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value)));
        }
        await base.SetParametersAsync(Microsoft.AspNetCore.Components.ParameterView.Empty);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./Console/TryIt.razor.js");
            await CatchUpAsync(await _module.InvokeAsync<WhileAsleep>("attach", _gone.Token, _root));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has left: there is nothing to dispose of there any more.
            }
        }
    }

    private async Task CatchUpAsync(WhileAsleep happened)
    {
        if (happened.Rehearsed is { Count: > 0 } rehearsed)
        {
            _rehearsed.AddRange(rehearsed);
            StateHasChanged();
        }
        if (happened.Query is { Length: > 1 } typed && typed != _form.ToQuery())
        {
            _form = FilledForm.Read(Scene.Operation, QueryHelpers.ParseQuery(typed));
            _call = null;
            StateHasChanged();
        }
        if (happened.Send)
        {
            await SendAsync();
            StateHasChanged();
        }
    }

    private Task FillAsync(ParameterView parameter, string value)
    {
        _form[parameter] = value;
        return ChangedAsync();
    }

    private Task WriteAsync(RequestContent content)
    {
        _form.ContentType = content.MediaType;
        _form.Body = content.Text;
        return ChangedAsync();
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _form.As = Guid.TryParse(change.Value?.ToString(), out var id) ? id : null;
        return ChangedAsync();
    }

    private Task MockAsync(bool isMock)
    {
        _form.IsMock = isMock;
        return ChangedAsync();
    }

    private Task ChooseWayAsync(WayChoice way)
    {
        _form.Way = way;
        return ChangedAsync();
    }

    /// <summary>A mock is asked for by a header, in samples as in the console.</summary>
    private RequestModel Environed(RequestModel call) => _form.IsMock ? call with { Headers = [.. call.Headers, new RequestValue("X-Environment", "mock")] } : call;

    private async Task ChangedAsync()
    {
        _call = null;
        _fault = null;
        _outdated = _answer is not null;
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("remember", _gone.Token, Here);
        }
    }

    private async Task SendAsync()
    {
        if (Subscription is not { } subscription || _module is null || _sending)
        {
            return;
        }
        if (_form.Missing.ToList() is { Count: > 0 } missing)
        {
            _fault = $"Fill in {string.Join(", ", missing.Select(parameter => parameter.Name))} first.";
            return;
        }
        (_fault, _answer, _body, _record, _beside, _sending, _outdated) = (null, null, null, null, null, true, false);
        StateHasChanged();
        try
        {
            if (Way.Beside is { } subset)
            {
                // Before the first, whose body the browser keeps for downloads.
                _beside = await AskAsync(_module, subscription.Id, subset, rehearsal: null) is var (answer, body) ? new BesideAnswer($"subset {subset}", Way.Subset is { } first ? $"subset {first}" : "as routed", answer, body) : null;
            }
            (_answer, _body) = await AskAsync(_module, subscription.Id, Way.Subset, Way.Rehearsal);
            _beside = _beside?.Against(_body);
            if (Way.Rehearsal is { } rehearsal)
            {
                _rehearsed.RemoveAll(call => call.Key == rehearsal.Key);
                _rehearsed.Add(RehearsedCall.Of(rehearsal, _answer));
                await _module.InvokeVoidAsync("keepRehearsed", _gone.Token, _rehearsed);
            }
        }
        catch (JSException exception)
        {
            // What fails in the browser is told on the page; it must not end the circuit, and with it the filled form.
            _answer = new BrowserAnswer(0, "", 0, 0, true, [], exception.Message.Split('\n')[0]);
        }
        finally
        {
            _sending = false;
        }
        StateHasChanged();
        await _module.InvokeVoidAsync("reveal", _gone.Token, _root);
        await LookUpAsync();
    }

    private WayChoice Way => _form.IsMock ? WayChoice.Usual : _form.Way;

    private async Task<(BrowserAnswer Answer, AnswerBody? Body)> AskAsync(IJSObjectReference module, Guid subscription, string? subset, RehearsalChoice? rehearsal)
    {
        var headers = Headers();
        if (subset is not null)
        {
            headers["X-Try-Subset"] = subset;
        }
        if (rehearsal is not null)
        {
            headers["X-Try-Failure"] = rehearsal.Header;
        }
        var files = Files;
        if (files.Names.Count > 0)
        {
            headers["Content-Type"] = Body!.MediaType;
        }
        var answer = files.Names.Count > 0
            ? await module.InvokeAsync<BrowserAnswer>("sendWithFiles", _gone.Token, $"/try/{subscription}{Call.Target}", Call.Method, headers, _root, files.Pieces)
            : await module.InvokeAsync<BrowserAnswer>("send", _gone.Token, $"/try/{subscription}{Call.Target}", Call.Method, headers, Call.Body?.Text);
        return (answer, answer.Failure is null ? await BodyAsync(module, answer) : null);
    }

    private Dictionary<string, string> Headers()
    {
        var headers = Call.Headers.Where(header => header.Variable is null).ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        if (Call.Body is { } body)
        {
            headers["Content-Type"] = body.MediaType;
        }
        return headers;
    }

    /// <summary>Only text, and only as much as a page can show: an answer of any size must not choke the circuit.</summary>
    private async Task<AnswerBody?> BodyAsync(IJSObjectReference module, BrowserAnswer answer)
    {
        var type = answer.Header("Content-Type");
        if (answer.Bytes == 0 || !AnswerBody.IsText(type))
        {
            return null;
        }
        await using var reference = await module.InvokeAsync<IJSStreamReference>("body", _gone.Token, AnswerBody.MostShown);
        await using var stream = await reference.OpenReadStreamAsync(AnswerBody.MostShown, _gone.Token);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, _gone.Token);
        return AnswerBody.Read(bytes.ToArray(), type, answer.Bytes > AnswerBody.MostShown);
    }

    private async Task LookUpAsync()
    {
        if (_answer?.Header("X-Request-Id") is not { } requestId)
        {
            return;
        }
        _looking = true;
        StateHasChanged();
        _record = await Backend.FindCallAsync(_reader, requestId, _gone.Token);
        _looking = false;
    }

    private async Task DownloadAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("download", _gone.Token, OperationId);
        }
    }
}
