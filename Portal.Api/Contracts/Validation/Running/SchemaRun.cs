using System.Runtime.CompilerServices;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>
/// What one check keeps while it goes through a value: budgets, the way here, what was found. First it runs silently, for yes or no, and writes
/// nothing down; only a value that does not fit is gone through again for the reasons.
/// </summary>
internal abstract class SchemaRun
{
    /// <summary>Schemas within schemas, counted along the way from the top of the value.</summary>
    private const int Deepest = 4_000;

    private readonly List<PathPart> _path = [];
    private readonly List<SchemaNode> _entered = [];
    private readonly List<SchemaResource> _scope = [];
    private readonly Stack<Evaluated> _spare = [];
    private int _enteredHere;
    private int _steps;
    private int _depth;

    /// <summary>Only yes or no is asked.</summary>
    public bool IsSilent { get; private set; } = true;

    protected RunSettings Settings { get; private set; }

    /// <summary>The work or the depth was more than is allowed: the answer is no, for that reason.</summary>
    protected bool IsExhausted { get; private set; }

    protected List<SchemaViolation> Violations { get; } = [];

    /// <summary>Documents in the order in which the schemas along the way were entered.</summary>
    protected List<SchemaResource> Scope => _scope;

    protected string Subject => ViolationWords.Subject(_path);

    protected bool IsSecret => ViolationWords.IsSecret(_path);

    protected void Begin(RunSettings settings, bool isSilent)
    {
        (Settings, IsSilent, IsExhausted) = (settings, isSilent, false);
        (_steps, _depth, _enteredHere) = (0, 0, 0);
        _path.Clear();
        _entered.Clear();
        _scope.Clear();
        Violations.Clear();
    }

    /// <summary>Counts one schema applied to one value.</summary>
    protected bool Enter()
    {
        if (++_steps > Settings.Steps || ++_depth > Deepest || ((_depth & 7) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            IsExhausted = true;
        }
        return !IsExhausted;
    }

    /// <summary>Always false.</summary>
    protected bool GiveUp()
    {
        IsExhausted = true;
        return false;
    }

    protected void Leave() => _depth--;

    /// <summary>True when the schema's document is another than that of the schema before it, which <see cref="LeaveScope"/> must end.</summary>
    protected bool EnterScope(SchemaNode schema)
    {
        if (_scope.Count > 0 && ReferenceEquals(_scope[^1], schema.Resource))
        {
            return false;
        }
        _scope.Add(schema.Resource);
        return true;
    }

    protected void LeaveScope() => _scope.RemoveAt(_scope.Count - 1);

    /// <summary>False: this value is being checked against that schema already, so going round once more says nothing new.</summary>
    protected bool EnterReference(SchemaNode target)
    {
        for (var index = _enteredHere; index < _entered.Count; index++)
        {
            if (ReferenceEquals(_entered[index], target))
            {
                return false;
            }
        }
        _entered.Add(target);
        return true;
    }

    protected void LeaveReference() => _entered.RemoveAt(_entered.Count - 1);

    /// <summary>Goes one level down in the value; the answer is for <see cref="LeaveChild"/>.</summary>
    protected int EnterChild(PathPart part)
    {
        if (!IsSilent)
        {
            _path.Add(part);
        }
        var before = _enteredHere;
        _enteredHere = _entered.Count;
        return before;
    }

    protected void LeaveChild(int before)
    {
        _enteredHere = before;
        if (!IsSilent)
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    protected Evaluated Rent() => _spare.TryPop(out var spare) ? spare : new Evaluated();

    protected void Return(Evaluated? evaluated)
    {
        evaluated?.Clear();
        if (evaluated is not null)
        {
            _spare.Push(evaluated);
        }
    }

    /// <summary>For asking yes or no in the middle of an explanation.</summary>
    protected bool Hush()
    {
        var before = IsSilent;
        IsSilent = true;
        return before;
    }

    protected void EndHush(bool before) => IsSilent = before;

    /// <summary>Always false, so that checks read as one expression.</summary>
    protected bool Fail(SchemaNode schema, string keyword, [InterpolatedStringHandlerArgument("")] ViolationText text)
    {
        if (!IsSilent && Violations.Count < Settings.Most)
        {
            Violations.Add(new SchemaViolation(ViolationWords.Pointer(_path), Place(schema, keyword), keyword, text.ToString()));
        }
        return false;
    }

    /// <summary>As <see cref="Fail"/>, about a member of the value that is missing.</summary>
    protected bool FailMissing(SchemaNode schema, string name)
    {
        if (!IsSilent && Violations.Count < Settings.Most)
        {
            Violations.Add(new SchemaViolation(ViolationWords.Pointer(_path), Place(schema, "required"), "required", $"{Subject} lacks '{Shorten.Text(name)}', which is required.") { Member = name });
        }
        return false;
    }

    /// <summary>As <see cref="Fail"/>, about a member that nothing is known of; <paramref name="hint"/> ends the sentence.</summary>
    protected bool FailUnknown(SchemaNode schema, string keyword, PathPart part, string hint)
    {
        var before = EnterChild(part);
        if (Violations.Count < Settings.Most)
        {
            Violations.Add(new SchemaViolation(ViolationWords.Pointer(_path), Place(schema, keyword), keyword, $"{Subject} is not known here{hint}") { Member = part.Name });
        }
        LeaveChild(before);
        return false;
    }

    private static string Place(SchemaNode schema, string keyword) => keyword.Length == 0 ? schema.Pointer : $"{schema.Pointer}/{NodePointer.Escape(keyword)}";
}

/// <summary>One step into a value: a member's name, or an item's place.</summary>
internal readonly record struct PathPart(string? Name, int Index);
