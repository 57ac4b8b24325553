using Microsoft.AspNetCore.Components;
using Portal.Api.Hosting;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

/// <summary>A page on which administrators decide something: what a form was refused for stands beside it, and what was done is said once on the page that follows.</summary>
public abstract class DecisionPage : ReaderPage
{
    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    /// <summary>Of the fields that were sent.</summary>
    protected FormErrors Errors { get; private set; } = FormErrors.None;

    /// <summary>Why it was not done, where no field is to blame.</summary>
    protected string? Refused { get; set; }

    private Once Once => Services.GetRequiredService<Once>();

    /// <summary>What was done on the page before; null: nothing.</summary>
    protected string? TakeDone(string name) => Once.Take(Http, Reader, name);

    /// <summary>False: it was refused, and the page says why.</summary>
    protected bool IsDone(Refusal? refusal)
    {
        if (refusal is Refusal.Invalid)
        {
            Errors = new FormErrors(refusal);
        }
        else
        {
            Refused = refusal?.Detail;
        }
        return refusal is null;
    }

    protected void GoOn(string name, string done, string address)
    {
        Once.Put(Http, Reader, name, done);
        Navigation.NavigateTo(address);
    }
}
