using System.Globalization;
using System.Security.Cryptography;
using Portal.Api.Hosting;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>
/// The keys that access tokens are signed with, each in a file that only this user may read. A new one is made every 30 days; old ones stay
/// until the last token of theirs has long expired. Processes on the same data find each other's.
/// </summary>
internal sealed class SigningKeys(DataFolder data, TimeProvider clock)
{
    /// <summary>Before the id of each key, so that a token of ours is known by its look.</summary>
    public const string IdPrefix = "tvz-";

    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    private const int Bits = 2048;
    private const string Written = "yyyyMMddHHmmss";

    private static readonly TimeSpan Kept = Term + TimeSpan.FromDays(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _folder = data.Private(Path.Combine("keys", "oauth"));
    private readonly Lock _gate = new();
    private volatile SigningKey[] _keys = [];
    private long? _readAt;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SigningKey> All => _keys;

    /// <summary>Told whenever there are others than before.</summary>
    public event Action? Changed;

    /// <summary>Null: none of ours, or one that has gone.</summary>
    public SigningKey? Find(string id)
    {
        if (Known(id) is { } known)
        {
            return known;
        }
        // Another process may have made it. Whoever sends made-up ids makes us look once a second.
        lock (_gate)
        {
            if (_readAt is { } at && clock.GetElapsedTime(at) < Patience)
            {
                return Known(id);
            }
        }
        Read();
        return Known(id);
    }

    /// <summary>Makes a new key when the newest has done its time, and takes away those that nothing alive was signed with.</summary>
    public void Renew()
    {
        var now = clock.GetUtcNow();
        Read();
        if (_keys is not [var newest, ..] || now - newest.CreatedAt >= Term)
        {
            Make(now);
        }
        foreach (var old in _keys.Where(key => now - key.CreatedAt >= Kept))
        {
            File.Delete(FileOf(old.Id));
        }
        Read();
    }

    private SigningKey? Known(string id) => Array.Find(_keys, key => key.Id == id);

    private void Read()
    {
        bool changed;
        lock (_gate)
        {
            _readAt = clock.GetTimestamp();
            var ids = Directory.EnumerateFiles(_folder, IdPrefix + "*.pem").Select(Path.GetFileNameWithoutExtension).OfType<string>().OrderDescending(StringComparer.Ordinal).ToList();
            changed = !ids.SequenceEqual(_keys.Select(key => key.Id));
            if (changed)
            {
                _keys = [.. ids.Select(id => Known(id) ?? Load(id))];
            }
        }
        if (changed)
        {
            Changed?.Invoke();
        }
    }

    private SigningKey Load(string id)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(FileOf(id)));
        var created = DateTimeOffset.ParseExact(id.AsSpan(IdPrefix.Length, Written.Length), Written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new SigningKey(id, created, rsa);
    }

    private void Make(DateTimeOffset now)
    {
        using var rsa = RSA.Create(Bits);
        var id = string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{now:yyyyMMddHHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var fresh = FileOf(id) + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var writer = new StreamWriter(fresh, options))
        {
            writer.Write(rsa.ExportPkcs8PrivateKeyPem());
        }
        // Whole or not at all: another process may be reading.
        File.Move(fresh, FileOf(id));
    }

    private string FileOf(string id) => Path.Combine(_folder, id + ".pem");
}
