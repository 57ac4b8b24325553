namespace Portal.Api.Contracts.Validation.Instances;

/// <summary>A value to be checked, however it is held. Implementations are structs, so that each gets code of its own without boxing.</summary>
internal interface IInstance<TSelf, TChildren>
    where TSelf : struct, IInstance<TSelf, TChildren>
    where TChildren : struct, IChildren<TSelf>
{
    InstanceKind Kind { get; }

    /// <summary>Items of an array, members of an object.</summary>
    int Count { get; }

    bool IsTrue { get; }

    ExactNumber Number { get; }

    /// <summary>Length of a text in characters as Unicode counts them.</summary>
    int CodePoints { get; }

    /// <summary>A text's characters, where need be written to a buffer that grows; good until the buffer is used again.</summary>
    ReadOnlySpan<char> Text(ref char[] buffer);

    bool TextEquals(string text);

    bool TryGetMember(string name, out TSelf value);

    TChildren Children();

    /// <summary>As JSON, for messages.</summary>
    string Show();
}

/// <summary>Goes through items or members in order.</summary>
internal interface IChildren<T>
{
    T Current { get; }

    bool MoveNext();

    /// <summary>Name of the current member; good until the buffer is used again.</summary>
    ReadOnlySpan<char> Name(ref char[] buffer);

    /// <summary>Whether that is the current member's name, where that can be told without making its characters; false: it is not, or cannot.</summary>
    /// <param name="name">The name.</param>
    /// <param name="raw">The same as JSON has it between quotes, where nothing of it is escaped; empty: something is.</param>
    bool IsNamed(string name, ReadOnlySpan<byte> raw);
}

internal enum InstanceKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
