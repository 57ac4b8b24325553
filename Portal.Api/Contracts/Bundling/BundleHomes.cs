using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>
/// Where in the one document each part of the files comes to stand. What has a home is referred to there; so has everything inside of it.
/// </summary>
internal sealed class BundleHomes
{
    private readonly Dictionary<FilePlace, string> _homes = [];
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);

    public void Settle(FilePlace place, string home) => _homes.TryAdd(place, home);

    public void Reserve(string group, string name) => NamesOf(group).Add(name);

    public string? Find(FilePlace place)
    {
        for (var end = place.Pointer.Length; ; end = place.Pointer.LastIndexOf('/', end - 1))
        {
            if (_homes.TryGetValue(place with { Pointer = place.Pointer[..end] }, out var home))
            {
                return home + place.Pointer[end..];
            }
            if (end == 0)
            {
                return null;
            }
        }
    }

    /// <summary>A name in a group for what has no home yet: its own, and where another has that, with a number.</summary>
    public string Name(FilePlace place, string group)
    {
        var wanted = new string([.. place.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')]);
        var name = wanted = wanted.Length == 0 ? "part" : wanted;
        for (var number = 2; !NamesOf(group).Add(name); number++)
        {
            name = $"{wanted}-{number}";
        }
        _homes[place] = $"{group}/{NodePointer.Escape(name)}";
        return name;
    }

    private HashSet<string> NamesOf(string group)
    {
        if (!_names.TryGetValue(group, out var names))
        {
            _names[group] = names = new HashSet<string>(StringComparer.Ordinal);
        }
        return names;
    }
}
