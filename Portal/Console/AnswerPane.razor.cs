using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api.Traffic;
using Portal.Ui;

namespace Portal.Console;

/// <summary>The third pane: what came back, and what became of the call on its way.</summary>
public sealed partial class AnswerPane : ComponentBase
{
    [Parameter, EditorRequired]
    public BrowserAnswer? Answer { get; set; }

    [Parameter]
    public AnswerBody? Body { get; set; }

    /// <summary>The answer of another subset to the same call.</summary>
    [Parameter]
    public BesideAnswer? Beside { get; set; }

    /// <summary>The portal's record of the call, once it is found.</summary>
    [Parameter]
    public RequestView? Call { get; set; }

    [Parameter]
    public bool Looking { get; set; }

    /// <summary>The form was changed since: what is shown answers the call before.</summary>
    [Parameter]
    public bool Outdated { get; set; }

    [Parameter]
    public bool Sending { get; set; }

    [Parameter]
    public string Origin { get; set; } = "";

    /// <summary>Where a reader whose session has ended signs in, to come back to the form as it is.</summary>
    [Parameter]
    public string SignIn { get; set; } = "/sign-in";

    [Parameter]
    public EventCallback Download { get; set; }

    /// <summary>The portal itself cut the connection; see <see cref="RehearsalChoice"/>.</summary>
    private bool WasRehearsed => Answer?.Header("X-Rehearsed-Cut") is not null;

    private string FailureTitle => WasRehearsed ? "The connection was cut, as rehearsed" : Answer is { Status: 0 } ? "There was no answer" : "The answer broke off before it was whole";

    private AnswerProblem? Problem => Body is null ? null : AnswerProblem.Read(Answer?.Header("Content-Type"), Body.Text);

    private string? Remedy => Call?.Ledger.FirstOrDefault(step => !step.Passed)?.Remedy is { } remedy && remedy != Problem?.Detail ? remedy : null;

    private static Tone ToneOf(int status) => status switch
    {
        < 300 => Tone.Ok,
        < 400 => Tone.Info,
        < 500 => Tone.Warn,
        _ => Tone.Bad,
    };

    /// <summary>HTTP/2 carries no reason phrase.</summary>
    private static string ReasonOf(BrowserAnswer answer) => answer.Reason.Length > 0 ? answer.Reason : ReasonPhrases.GetReasonPhrase(answer.Status);

    private static string Size(BrowserAnswer answer)
    {
        var size = answer.Bytes switch
        {
            < 1000 => $"{answer.Bytes} B",
            < 1_000_000 => (answer.Bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " kB",
            _ => (answer.Bytes / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        };
        return answer.Complete ? size : $"more than {size}";
    }
}
