namespace Portal.Api.Drift.Proposals;

/// <summary>
/// Where an object or list stands in a text, in characters: between brackets from <see cref="Open"/> to <see cref="Close"/>, or (YAML's block
/// style) by indentation, its members beginning at <see cref="Column"/>. <see cref="LastEnd"/> is behind its last member.
/// </summary>
/// <param name="InnerFlow">Its last member is written with brackets.</param>
/// <param name="Quote">In what its names are written; zero for none.</param>
internal sealed record Container(bool IsBlock, int Open, int LastEnd, int Close, int Column, bool InnerFlow, char Quote)
{
    public bool IsEmpty => !IsBlock && LastEnd <= Open + 1;
}
