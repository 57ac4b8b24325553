namespace Portal.Api.Contracts.Validation.Running;

/// <param name="Most">Violations after which looking ends.</param>
/// <param name="Steps">Schemas that may be applied to values before the check gives up: schemas exist whose work doubles with each level.</param>
internal readonly record struct RunSettings(SchemaDirection Direction, int Most, bool ChecksFormats, bool ShowsValues = true, int Steps = RunSettings.UsualSteps)
{
    public const int UsualSteps = 2_000_000;

    /// <summary>GitHub's 13 MB take a tenth of it.</summary>
    public const int DocumentSteps = 200_000_000;
}
