using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Editing.Fields;
using Portal.Api.Mesh.Istio;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Editing;

/// <summary>The mesh's files as they lie in their folder. For administrators.</summary>
public sealed class MeshFileQueries
{
    private const int MostChanges = 20;

    private readonly MeshFiles _files;
    private readonly MeshFolder _folder;
    private readonly RecordedShifts _shifts;
    private readonly PortalDbContext _db;

    internal MeshFileQueries(MeshFiles files, MeshFolder folder, RecordedShifts shifts, PortalDbContext db)
    {
        _files = files;
        _folder = folder;
        _shifts = shifts;
        _db = db;
    }

    public Outcome<MeshFileListView> List(Actor actor) => Administrators.Refuse(actor) is { } refusal
        ? refusal
        : new MeshFileListView(_files.InForceSince, _files.Problems, [.. _folder.All().Select(file => new MeshFileSummaryView(file.Name, MeshFolder.ObjectsOf(file)))]);

    public async Task<Outcome<MeshFileView>> FindAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (_folder.Find(name) is not { } text)
        {
            return MeshFolder.NoFile;
        }
        var changes = await _db.Set<MeshFileRevision>().AsNoTracking().Where(revision => revision.File == name)
            .OrderByDescending(revision => revision.At).Take(MostChanges).ToListAsync(cancellationToken);
        return new MeshFileView(name, text, MeshFolder.Hash(text), MeshFolder.ObjectsOf(new MeshFile(name, text)),
            [.. changes.Select(revision => new MeshFileChangeView(revision.Id, revision.At, revision.By, revision.Reason, revision.Undoes, MeshFolder.Diff(revision.Before, revision.After)))]);
    }

    /// <summary>What a form offers of a text; nothing where it is no YAML. For administrators.</summary>
    public Outcome<MeshFieldsView> Fields(Actor actor, string text) => Administrators.Refuse(actor) is { } refusal
        ? refusal
        : new MeshFieldsView([.. Plans(text).Select(group => new MeshFieldGroupView(group.Object, group.Words, [.. group.Plans.Select(plan => plan.ToView())]))]);

    /// <summary>The text with single fields changed, and everything else as it was. Nothing is stored.</summary>
    public Outcome<string> Write(Actor actor, MeshFieldChanges request)
    {
        if ((Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var plans = Plans(request.Text);
        return request.Changes.FirstOrDefault(change => !plans.Any(group => group.Plans.Any(plan => plan.Id == change.Id))) is { } unknown
            ? new Refusal.Invalid(unknown.Id, $"The field '{unknown.Id}' is not in the text any more: look at the YAML again.")
            : FieldWriter.Write(request.Text, request.Changes, plans);
    }

    private IReadOnlyList<FieldPlanGroup> Plans(string text)
    {
        var own = MeshFileReader.Read(new MeshFile("text.yaml", text)).DestinationRules;
        var known = own.Concat(_files.Current.Objects.DestinationRules).ToLookup(rule => rule.Host, rule => rule.Subsets, StringComparer.Ordinal);
        return FieldPlans.Of(text, host => known[host].SelectMany(subsets => subsets).Select(subset => subset.Name).Distinct());
    }

    /// <summary>What would come of it. Nothing is changed.</summary>
    public Outcome<MeshTrialView> Try(Actor actor, string name, MeshFileText request)
    {
        if ((Administrators.Refuse(actor) ?? MeshFolder.CheckName(name) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var proposed = _files.Try(name, request.Text);
        var diff = MeshFolder.Diff(_folder.Find(name), request.Text);
        if (proposed.Objects.Problems.Count > 0)
        {
            return new MeshTrialView(proposed.Objects.Problems, diff, 0, 0, [], RecordedShifts.Note);
        }
        var (calls, moved, shifts) = _shifts.Between(_files.Table, proposed.Table);
        return new MeshTrialView([], diff, calls, moved, shifts, RecordedShifts.Note);
    }
}
