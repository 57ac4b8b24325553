namespace Portal.Reference;

/// <summary>What one schema may unfold to on a page: some contracts describe more members than there is memory.</summary>
public sealed class SchemaBudget(int rows = 250)
{
    public const int Deepest = 6;

    private int _left = rows;

    /// <summary>False when there is no room for another row.</summary>
    public bool Take() => --_left >= 0;
}
