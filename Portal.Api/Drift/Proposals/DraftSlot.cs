using System.Text.Json.Nodes;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>An object that gets members: one of the document (<paramref name="existing"/>), or one that is itself added.</summary>
internal sealed class DraftSlot(ContractDraft draft, ObjectNode? existing, JsonObject added)
{
    /// <summary>The object of that name inside, made where there is none.</summary>
    public DraftSlot Object(string name)
    {
        if (existing?[name] is ObjectNode inside)
        {
            return draft.At(inside);
        }
        if (added[name] is not JsonObject made)
        {
            added[name] = made = [];
        }
        return new DraftSlot(draft, null, made);
    }

    /// <summary>False: there is one of that name already.</summary>
    public bool Set(string name, JsonNode value)
    {
        if (existing?[name] is not null || added.ContainsKey(name))
        {
            return false;
        }
        added[name] = value;
        return true;
    }

    /// <summary>To the list of that name, made where there is none. False: what is there is no list.</summary>
    public bool AddItem(string name, JsonNode item)
    {
        if (existing?[name] is { } there)
        {
            if (there is not ArrayNode list)
            {
                return false;
            }
            draft.AddItem(list, item);
            return true;
        }
        if (added[name] is not JsonArray items)
        {
            added[name] = items = [];
        }
        items.Add(item);
        return true;
    }
}
