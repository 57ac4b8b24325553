using Portal.Api.Identity;

namespace Portal.Admin.Contracts;

/// <summary>
/// Contracts between the check and the publication, in memory: a file that was chosen cannot be sent a second time by a page without script. Each is
/// its sender's only, and gone after half an hour, or when newer ones need the room.
/// </summary>
internal sealed class ContractUploads(TimeProvider clock)
{
    /// <summary>The largest contract, and the rest of the form.</summary>
    public const long LargestForm = (64 * 1024 * 1024) + 64 * 1024;

    private const long Room = 3 * LargestForm;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly List<Upload> _uploads = [];

    public Guid Keep(Actor actor, ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            var upload = new Upload(Guid.NewGuid(), actor.UserId, bytes, clock.GetUtcNow());
            _uploads.Add(upload);
            _uploads.RemoveAll(one => upload.At - one.At > Kept);
            while (_uploads.Sum(one => (long)one.Bytes.Length) > Room)
            {
                _uploads.RemoveAt(0);
            }
            return upload.Id;
        }
    }

    public ReadOnlyMemory<byte>? Find(Actor actor, Guid id)
    {
        lock (_gate)
        {
            return _uploads.Find(one => one.Id == id && one.User == actor.UserId && clock.GetUtcNow() - one.At <= Kept)?.Bytes;
        }
    }

    public void Drop(Guid id)
    {
        lock (_gate)
        {
            _uploads.RemoveAll(one => one.Id == id);
        }
    }

    private sealed record Upload(Guid Id, Guid? User, ReadOnlyMemory<byte> Bytes, DateTimeOffset At);
}
