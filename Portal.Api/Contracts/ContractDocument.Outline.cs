using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts;

public sealed partial class ContractDocument
{
    private readonly Lock _outlining = new();
    private ContractOutline? _insiders;
    private ContractOutline? _others;

    /// <summary>What the document says of itself.</summary>
    public InfoView Info => field ??= InfoView.Of(this);

    /// <summary>The table of contents for a kind of reader: <paramref name="insider"/> when they are of the company.</summary>
    public ContractOutline OutlineFor(bool insider)
    {
        lock (_outlining)
        {
            return insider ? _insiders ??= new ContractOutline(this, insider) : _others ??= new ContractOutline(this, insider);
        }
    }
}
