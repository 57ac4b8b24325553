using System.Text;
using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog.Publishing;
using Portal.Layout;

namespace Portal.Admin.Contracts;

/// <summary>Check a contract, see all that is found, then publish it; if something stands in the way, with a reason.</summary>
public sealed partial class PublishPage : ReaderPage
{
    private const int MostTextKept = 1024 * 1024;

    private ContractInForce? _contract;
    private PublicationReport? _report;
    private Guid? _upload;
    private string? _done;
    private string? _refused;
    private string? _missing;
    private string? _textGone;
    private FormErrors _errors = FormErrors.None;

    [Parameter]
    public string Api { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [Inject]
    private ContractQueries Contracts { get; set; } = null!;

    [Inject]
    private PublishContract Publish { get; set; } = null!;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [SupplyParameterFromForm(Name = "file")]
    private IFormFile? File { get; set; }

    [SupplyParameterFromForm(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromForm(Name = "upload")]
    private Guid? Upload { get; set; }

    [SupplyParameterFromForm(Name = "inForce")]
    private string? InForce { get; set; }

    [SupplyParameterFromForm(Name = "force")]
    private bool Force { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    private ContractUploads Uploads => Services.GetRequiredService<ContractUploads>();

    private Once Once => Services.GetRequiredService<Once>();

    protected override async Task LoadAsync()
    {
        var found = await Contracts.FindAsync(Reader, Api, Version, Aborted);
        if (found.IsRefused)
        {
            Navigation.NotFound();
            return;
        }
        _contract = found.Value;
        _done = Once.Take(Http, Reader, "published");
        // Who was told that the reason is too short sees the report again.
        _upload = Upload is { } kept && Uploads.Find(Reader, kept) is not null ? kept : null;
    }

    private async Task CheckAsync()
    {
        var bytes = await SentAsync();
        if (bytes.Length == 0)
        {
            _missing = "Choose a file, or paste the text below.";
            return;
        }
        _upload = Uploads.Keep(Reader, bytes);
        await JudgeAsync(bytes);
        KeepText();
    }

    /// <summary>Who has to correct what they pasted finds it where they pasted it, unless the page would grow too large with it.</summary>
    private void KeepText()
    {
        if (_report?.Verdict is PublicationVerdict.Publishable or PublicationVerdict.Unchanged)
        {
            Text = null;
        }
        else if (Text is { Length: > MostTextKept })
        {
            Text = null;
            _textGone = "This text is larger than 1 MB and is not shown again. Correct it where you have it, then choose it as a file or paste it anew.";
        }
    }

    private async Task PublishAsync()
    {
        if (_upload is not { } upload || Uploads.Find(Reader, upload) is not { } bytes)
        {
            _refused = "What you checked is not kept any more. Check it again, then publish it.";
            return;
        }
        var outcome = await Publish.ExecuteAsync(
            Reader,
            new PublicationRequest(Api, Version, bytes) { Force = Force, Reason = Force ? Reason ?? "" : null, IfMatch = string.IsNullOrEmpty(InForce) ? null : [InForce] },
            Aborted);
        if (outcome.Refusal is { } refusal)
        {
            _errors = new FormErrors(refusal);
            await JudgeAsync(bytes);
            return;
        }
        if (outcome.Value.Verdict is PublicationVerdict.Published)
        {
            Uploads.Drop(upload);
            Once.Put(Http, Reader, "published", $"Revision {outcome.Value.InForce!.Number} is in force.");
            Navigation.NavigateTo(Http.Request.Path);
            return;
        }
        _refused = outcome.Value.Verdict is PublicationVerdict.Stale or PublicationVerdict.Overtaken
            ? "Somebody published another contract meanwhile. This is the report against that one: look at it, then publish."
            : null;
        await JudgeAsync(bytes);
    }

    private async Task JudgeAsync(ReadOnlyMemory<byte> bytes)
    {
        var outcome = await Publish.ExecuteAsync(Reader, new PublicationRequest(Api, Version, bytes) { DryRun = true }, Aborted);
        _report = outcome.IsRefused ? null : outcome.Value;
        _refused = outcome.Refusal?.Detail ?? _refused;
    }

    private async Task<ReadOnlyMemory<byte>> SentAsync()
    {
        if (File is not { Length: > 0 } file)
        {
            // Forms send every line end as two letters, whatever was pasted.
            return string.IsNullOrWhiteSpace(Text) ? default : Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"));
        }
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, Aborted);
        return memory.ToArray();
    }
}
