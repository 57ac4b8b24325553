namespace Portal.Console;

/// <summary>A failure to rehearse: how it is asked for, and what a client should make of it.</summary>
public sealed record RehearsalChoice(string Key, string Title, string Header, string Expects)
{
    public static readonly IReadOnlyList<RehearsalChoice> All =
    [
        new("late", "A late answer (3 s)", "delay=3000", "waits as long as its own timeout says, and then gives up cleanly."),
        new("unavailable", "503, unavailable", "abort=503", "tries again after a pause that grows, a few times at most."),
        new("limited", "429, too many calls", "limit=5", "waits for as long as Retry-After says before it calls again."),
        new("cut", "A cut connection", "reset", "treats no answer as not knowing: repeats only what is safe to repeat."),
        new("slow", "A slow body", "slow=400", "reads as it comes, and has a limit for the whole."),
    ];

    public static RehearsalChoice? Find(string? key) => All.FirstOrDefault(choice => choice.Key == key);
}
