using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Editing;

/// <summary>
/// Puts a text in the place of a mesh file, or takes the last such change back that was not taken back yet. What would not be put in force is refused with its problems, and
/// nothing is written. In force when it answers; audited. For administrators.
/// </summary>
public sealed class ChangeMeshFile
{
    // One at a time, so that what is compared is what is replaced.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private static readonly Refusal.Conflict Changed = new("changed_meanwhile", "The file is not what the change was made from. Look at it again, then try again.");

    private readonly MeshFiles _files;
    private readonly MeshFolder _folder;
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal ChangeMeshFile(MeshFiles files, MeshFolder folder, PortalDbContext db, AuditTrail audit, TimeProvider clock)
    {
        _files = files;
        _folder = folder;
        _db = db;
        _audit = audit;
        _clock = clock;
    }

    /// <summary>The change's id.</summary>
    public async Task<Outcome<Guid>> ApplyAsync(Actor actor, string name, NewMeshFile request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? MeshFolder.CheckName(name) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var before = _folder.Find(name);
            return (before is null ? null : MeshFolder.Hash(before)) != request.Expected
                ? Changed
                : await WriteAsync(actor, new Change(name, before, request.Text, request.Reason.Trim(), null), cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task<Outcome<Guid>> UndoAsync(Actor actor, string name, MeshFileUndo request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? MeshFolder.CheckName(name) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var all = _db.Set<MeshFileRevision>().Where(revision => revision.File == name);
            var last = await all.Where(revision => revision.Undoes == null && !all.Any(later => later.Undoes == revision.Id))
                .OrderByDescending(revision => revision.At).FirstOrDefaultAsync(cancellationToken);
            if (last is null)
            {
                return new Refusal.NotFound("nothing_to_undo", "No change of this file was made here that was not taken back already.");
            }
            return _folder.Find(name) != last.After
                ? Changed
                : await WriteAsync(actor, new Change(name, last.After, last.Before, request.Reason.Trim(), last.Id), cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<Outcome<Guid>> WriteAsync(Actor actor, Change change, CancellationToken cancellationToken)
    {
        if (_files.Try(change.Name, change.After ?? "").Objects.Problems is [var first, .. var more])
        {
            return new Refusal.Invalid("text", $"The field 'text' is not executed: {first}.") { Also = [.. more.Select(problem => new Refusal.Invalid("text", problem.ToString()))] };
        }
        var now = _clock.GetUtcNow();
        var revision = new MeshFileRevision
        {
            Id = Guid.CreateVersion7(now), File = change.Name, Before = change.Before, After = change.After, Reason = change.Reason, At = now, By = actor.Name, Undoes = change.Undoes,
        };
        _db.Add(revision);
        _audit.Add(_db, actor, change.Undoes is null ? "mesh.file_changed" : "mesh.file_change_undone", $"mesh/files/{change.Name}",
            change.Undoes is null ? $"The mesh file {change.Name} was changed." : $"The last change of the mesh file {change.Name} was taken back.", reason: change.Reason);
        try
        {
            _folder.Prepare(change.Name, change.After);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Refusal.Conflict("mesh_folder_read_only", $"The mesh's folder cannot be written: {exception.Message} Let the program write there, or change the file where it comes from.");
        }
        // Remembered before it is in force: no rule ever holds that nobody answers for.
        await _db.SaveChangesAsync(cancellationToken);
        _folder.Put(change.Name, goes: change.After is null);
        return revision.Id;
    }

    private sealed record Change(string Name, string? Before, string? After, string Reason, Guid? Undoes);
}
