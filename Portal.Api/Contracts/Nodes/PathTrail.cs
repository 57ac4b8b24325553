using System.Globalization;
using System.Text;

namespace Portal.Api.Contracts.Nodes;

/// <summary>Where a reader is, kept cheaply and written as a JSON pointer only when something is to be told.</summary>
internal sealed class PathTrail
{
    private (string? Name, int Index)[] _steps = new (string?, int)[32];

    public int Depth { get; private set; }

    public void Push()
    {
        if (Depth == _steps.Length)
        {
            Array.Resize(ref _steps, Depth * 2);
        }
        _steps[Depth++] = default;
    }

    public void Push(string name)
    {
        Push();
        At(name);
    }

    public void Push(int index)
    {
        Push();
        At(index);
    }

    public void At(string name) => _steps[Depth - 1] = (name, 0);

    public void At(int index) => _steps[Depth - 1] = (null, index);

    public void Pop() => Depth--;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var step = 0; step < Depth; step++)
        {
            var (name, index) = _steps[step];
            text.Append('/').Append(name is null ? index.ToString(CultureInfo.InvariantCulture) : NodePointer.Escape(name));
        }
        return text.ToString();
    }
}
