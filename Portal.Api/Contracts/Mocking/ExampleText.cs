using System.Text;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Mocking;

internal static class ExampleText
{
    /// <summary>Null: an example may show what is wrong; it is chosen by its name then.</summary>
    public static ContractNode? Read(string json)
    {
        try
        {
            return NodeText.Read(Encoding.UTF8.GetBytes(json), ContractFormat.Json);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
