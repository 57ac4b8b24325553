using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh;

/// <summary>The embedded mesh: section <c>Mesh</c>.</summary>
public sealed class MeshOptions : IValidatableObject
{
    /// <summary>Folder of the mesh's YAML files. Relative paths start at the program's own folder, or at the project's in a checkout.</summary>
    [Required, ExistingFolder]
    public string Path { get; set; } = ProgramFiles.MeshFiles;

    public string Folder => System.IO.Path.GetFullPath(Path, ProgramFiles.Home);

    /// <summary>Control address of the process whose mesh this one joins. Null: this process has a mesh of its own, or none.</summary>
    [ListenAddress]
    public string? Join { get; set; }

    /// <summary>What processes of one mesh know, the same here and there. Null: nobody joins.</summary>
    [MinLength(32, ErrorMessage = "takes 32 characters or more, such as openssl rand -hex 32 writes")]
    public string? JoinToken { get; set; }

    /// <summary>Workloads that processes which join may run. Null: all that are known here and may be elsewhere.</summary>
    public string[]? JoinWorkloads { get; set; }

    /// <summary>Where instances of this process are reached by other processes: an IP address of this machine, at which they listen, or a name, and then they listen at all.</summary>
    [Required, RegularExpression(@"[A-Za-z0-9.\-:\[\]]{1,253}", ErrorMessage = "takes an IP address of this machine or a name of it")]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>What this process is called where it joins.</summary>
    [RegularExpression(@"[A-Za-z0-9._\-]{1,64}", ErrorMessage = "takes 1 to 64 letters, digits, dots, dashes and underscores")]
    public string Name { get; set; } = Names.OfThisProcess;

    /// <summary>How often processes that have joined are heard of.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After how long without a word a process is out of the mesh.</summary>
    [Range(typeof(TimeSpan), "00:00:00.3", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    internal bool Joins => Join is { Length: > 0 };

    /// <summary>Such as <c>flights-v1-1</c>; of a process that has joined, with its name: others have a first instance too.</summary>
    internal string NameOf(string instance) => Joins ? $"{instance}@{Name}" : instance;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lease < 3 * Heartbeat)
        {
            yield return new ValidationResult($"takes at least three times Mesh:Heartbeat, which is {Heartbeat}: one late word is not the end", [nameof(Lease)]);
        }
        if (Joins && JoinToken is null)
        {
            yield return new ValidationResult("is needed to join another mesh: the value that Mesh:JoinToken has there", [nameof(JoinToken)]);
        }
    }

    private static class Names
    {
        public static readonly string OfThisProcess = string.Concat($"{Environment.MachineName}-{Environment.ProcessId}".Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_').TakeLast(64));
    }
}

[OptionsValidator]
internal sealed partial class MeshOptionsValidator : IValidateOptions<MeshOptions>;
