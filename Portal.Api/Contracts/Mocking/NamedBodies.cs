using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>The contract's examples of an operation's body, by which those of its answer are told apart.</summary>
internal sealed class NamedBodies
{
    private readonly Dictionary<string, Dictionary<string, string>> _examples = new(StringComparer.Ordinal);

    public NamedBodies(RequestBodyView? body)
    {
        foreach (var content in body?.Contents.Where(content => content is { IsMade: false, IsJson: true }) ?? [])
        {
            foreach (var example in content.Examples.Where(example => example.ExternalUrl is null))
            {
                if (ExampleText.Read(example.Text) is { } value)
                {
                    _examples.TryAdd(example.Name, BodyLeaves.Of(value));
                }
            }
        }
    }

    /// <summary>From -1000 to 1000: how much the body that was sent is that of the example of this name; else, what the example's own members say of it.</summary>
    public int Fit(string example, ObjectNode? value, AskedCall asked)
    {
        if (_examples.TryGetValue(example, out var named))
        {
            return asked.Body is null ? -1000 : BodyLeaves.Likeness(named, BodyLeaves.Of(asked.Body));
        }
        var members = (asked.Body as ObjectNode)?.Members.Where(member => member.Value is ScalarNode).ToList() ?? [];
        return members.Count == 0 ? 0 : 1000 * members.Sum(member => MemberFit.Of(value, member.Name, ((ScalarNode)member.Value).Text)) / members.Count;
    }
}
