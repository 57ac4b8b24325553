using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Access;

/// <summary>
/// The pepper of every keyed hash, in a file that only this user may read. The database keeps a fingerprint of it: with a lost or
/// foreign pepper every key would be refused without a word, so the start is refused instead, with the reason.
/// </summary>
internal sealed class PepperFile(DataFolder data, PortalDbContextFactory contexts)
{
    private const int Size = 32;

    public string File { get; } = Path.Combine(data.Private("keys"), "pepper");

    public byte[] Load()
    {
        using var db = contexts.Create();
        var known = db.Set<AccessRevision>().Select(row => row.PepperFingerprint).Single();
        if (!System.IO.File.Exists(File))
        {
            if (known is not null)
            {
                throw new SettingException("Data:Path", $"has lost {File}, with which the keys and tokens in its database were made; none of them can be checked without it. Restore that file from a backup, or start with an empty folder.");
            }
            Create();
        }
        var pepper = System.IO.File.ReadAllBytes(File);
        if (pepper.Length != Size || (known is not null && known != FingerprintOf(pepper)))
        {
            throw new SettingException("Data:Path", $"holds {File}, which is not the file that the keys and tokens in its database were made with. Restore the right one from a backup, or start with an empty folder.");
        }
        if (known is null)
        {
            db.Set<AccessRevision>().Where(row => row.PepperFingerprint == null)
                .ExecuteUpdate(row => row.SetProperty(revision => revision.PepperFingerprint, FingerprintOf(pepper)));
        }
        return pepper;
    }

    private void Create()
    {
        // Whole or not at all, and never over one that another process has just made.
        var fresh = $"{File}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            System.IO.File.Move(fresh, File, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(fresh);
        }
    }

    private static string FingerprintOf(byte[] pepper) => Convert.ToHexStringLower(HMACSHA256.HashData(pepper, "fingerprint"u8))[..32];
}
