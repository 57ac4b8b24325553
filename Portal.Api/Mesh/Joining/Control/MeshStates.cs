using System.Security.Cryptography;
using System.Text;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>What processes that have joined are told of the mesh, and when: the files in force, and the instances that are not their own.</summary>
internal sealed class MeshStates : IDisposable
{
    private readonly MeshFiles _files;
    private readonly WorkloadRegistry _registry;
    private readonly TimeProvider _clock;
    private volatile TaskCompletionSource _next = NewSignal();
    private volatile Revision? _revision;

    public MeshStates(MeshFiles files, WorkloadRegistry registry, TimeProvider clock)
    {
        (_files, _registry, _clock) = (files, registry, clock);
        files.Taken += Raise;
        registry.Changed += Raise;
    }

    public MeshState For(MemberLease member, string? filesKnown)
    {
        // Read before the instances: of a change in between they are told again.
        var version = _registry.Version;
        var revision = FilesRevision();
        return new MeshState(
            revision.Hash,
            revision.Hash == filesKnown ? null : [.. revision.Files.Select(file => new SentFile(file.Name, file.Text))],
            version,
            [.. _registry.Services.SelectMany(service => service.Instances)
                .Where(instance => instance is { Ready: true, Identity: not null, Origin: not InstanceOrigin.Entry } && !member.Instances.Contains(instance))
                .Select(instance => new SentInstance(
                    instance.Host, instance.Name, instance.Address.ToString(), instance.Identity!.Domain, instance.Identity.Workload, instance.Identity.Labels))]);
    }

    /// <summary>Null: for as long nothing else held than what is known.</summary>
    public async Task<MeshState?> NextAsync(MemberLease member, string filesKnown, long instancesKnown, TimeSpan longest, CancellationToken hungUp)
    {
        var over = Task.Delay(longest, _clock, hungUp);
        while (true)
        {
            var next = _next.Task;
            if (_registry.Version != instancesKnown || FilesRevision().Hash != filesKnown)
            {
                return For(member, filesKnown);
            }
            if (await Task.WhenAny(next, over) == over)
            {
                await over;
                return null;
            }
        }
    }

    public void Dispose()
    {
        _files.Taken -= Raise;
        _registry.Changed -= Raise;
    }

    private Revision FilesRevision()
    {
        var files = _files.InForce;
        var known = _revision;
        if (known is null || !ReferenceEquals(known.Files, files))
        {
            _revision = known = new Revision(files, Hash(files));
        }
        return known;
    }

    private static string Hash(IReadOnlyList<MeshFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Text.Length}\0{file.Text}"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Raise() => Interlocked.Exchange(ref _next, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Revision(IReadOnlyList<MeshFile> Files, string Hash);
}
