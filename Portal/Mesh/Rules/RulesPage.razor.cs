using Microsoft.AspNetCore.Components;
using Portal.Api.Mesh.Editing;
using Portal.Api.Mesh.Editing.Fields;
using Portal.Layout;

namespace Portal.Mesh.Rules;

public sealed partial class RulesPage : ReaderPage
{
    public const string Page = "/admin/mesh/rules";

    private const string Done = "mesh-rules";

    private MeshFileListView? _list;
    private MeshFileView? _file;
    private MeshFieldsView? _fields;
    private IReadOnlyDictionary<string, string> _typed = new Dictionary<string, string>();
    private MeshTrialView? _trial;
    private FormErrors _errors = FormErrors.None;
    private FormErrors _undoErrors = FormErrors.None;
    private string? _done;
    private string? _undoReason;

    [SupplyParameterFromQuery(Name = "file")]
    private string? Asked { get; set; }

    [SupplyParameterFromForm(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromForm(Name = "expected")]
    private string? Expected { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [SupplyParameterFromForm(Name = "act")]
    private string? Act { get; set; }

    [Inject]
    private MeshFileQueries Files { get; set; } = null!;

    [Inject]
    private ChangeMeshFile Change { get; set; } = null!;

    [Inject]
    private Once Once { get; set; } = null!;

    /// <summary>The last that was neither taken back nor is the taking back of another.</summary>
    private static MeshFileChangeView? Undoable(IReadOnlyList<MeshFileChangeView> changes) =>
        changes.FirstOrDefault(change => change.Undoes is null && !changes.Any(later => later.Undoes == change.Id));

    private static string Address(string file) => $"{Page}?file={Uri.EscapeDataString(file)}";

    protected override async Task LoadAsync()
    {
        if (Files.List(Reader) is not { Refusal: null, Value: var list })
        {
            Navigation.NotFound();
            return;
        }
        _list = list;
        // Browsers send a text's lines with carriage returns (HTML, form submission); files have none.
        Text = Text?.ReplaceLineEndings("\n");
        _done = Once.Take(Http, Reader, Done);
        if ((Asked ?? (list.Files is [var first, ..] ? first.Name : null)) is { } name)
        {
            var found = await Files.FindAsync(Reader, name, Aborted);
            if (found.IsRefused)
            {
                Navigation.NotFound();
                return;
            }
            _file = found.Value;
            _fields = Files.Fields(Reader, Text ?? _file.Text).Value;
        }
    }

    private async Task SaveAsync()
    {
        if (_file is not { } file)
        {
            return;
        }
        if (!WriteFields() || Act == "write")
        {
            return;
        }
        if (Act == "try")
        {
            var tried = Files.Try(Reader, file.Name, new MeshFileText(Text ?? ""));
            (_trial, _errors) = tried.Refusal is { } refusal ? (null, new FormErrors(refusal)) : (tried.Value, FormErrors.None);
            return;
        }
        var changed = await Change.ApplyAsync(Reader, file.Name, new NewMeshFile(Text ?? "", Reason ?? "", Expected), Aborted);
        if (changed.Refusal is { } refused)
        {
            _errors = new FormErrors(refused);
            return;
        }
        Leave(file.Name, "Applied. It is in force.");
    }

    /// <summary>What was changed in the fields goes into the text first, whatever is done with it then. False: it could not.</summary>
    private bool WriteFields()
    {
        var changes = RuleForm.Changes(Http.Request.Form);
        if (changes.Count == 0)
        {
            return true;
        }
        var written = Files.Write(Reader, new MeshFieldChanges(Text ?? "", changes));
        if (written.Refusal is { } refusal)
        {
            (_errors, _typed) = (new FormErrors(refusal), changes.ToDictionary(change => change.Id, change => change.Value));
            return false;
        }
        Text = written.Value;
        _fields = Files.Fields(Reader, Text).Value;
        return true;
    }

    private async Task UndoAsync()
    {
        if (_file is not { } file)
        {
            return;
        }
        var undone = await Change.UndoAsync(Reader, file.Name, new MeshFileUndo(Reason ?? ""), Aborted);
        if (undone.Refusal is { } refused)
        {
            // Of the other form, whose fields have the same names.
            (_undoErrors, _undoReason, Reason) = (new FormErrors(refused), Reason, null);
            return;
        }
        Leave(file.Name, "Taken back. What stood there before is in force.");
    }

    private void Leave(string file, string words)
    {
        Once.Put(Http, Reader, Done, words);
        Navigation.NavigateTo(Address(file));
    }
}
