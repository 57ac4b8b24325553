namespace Portal.Console;

/// <summary>How this page's own client, the browser, came through a failure. In words.</summary>
public sealed record RehearsedCall(string Key, string Outcome)
{
    public static RehearsedCall Of(RehearsalChoice choice, BrowserAnswer answer)
    {
        var time = CallRoute.Milliseconds(answer.Milliseconds);
        var outcome = answer switch
        {
            { Failure: not null } => $"no answer after {time}: {answer.Failure}",
            _ when answer.Header("Retry-After") is { } after => $"answered {answer.Status} after {time}, to be called again in {after} s",
            _ => $"answered {answer.Status}, whole after {time}",
        };
        return new RehearsedCall(choice.Key, outcome);
    }
}
