namespace Portal.Api.Access;

/// <summary>
/// A sentence of the ledger, put together when somebody reads it: on a call's way nothing is written but what it is made of, which must
/// never change afterwards.
/// </summary>
internal readonly struct LedgerText
{
    private readonly Func<object, object?, object?, string>? _read;
    private readonly object _what;
    private readonly object? _first;
    private readonly object? _second;

    private LedgerText(Func<object, object?, object?, string>? read, object what, object? first, object? second) =>
        (_read, _what, _first, _second) = (read, what, first, second);

    public static implicit operator LedgerText(string text) => new(null, text, null, null);

    /// <param name="write">Static, so that it is made once.</param>
    public static LedgerText Of<T>(T about, Func<T, string> write)
        where T : class => new(Readers<T, object>.One, write, about, null);

    /// <param name="write">Static, so that it is made once.</param>
    public static LedgerText Of<TFirst, TSecond>(TFirst first, TSecond second, Func<TFirst, TSecond, string> write)
        where TFirst : class
        where TSecond : class => new(Readers<TFirst, TSecond>.Two, write, first, second);

    public override string ToString() => _read is null ? (string)_what : _read(_what, _first, _second);

    private static class Readers<TFirst, TSecond>
        where TFirst : class
        where TSecond : class
    {
        public static readonly Func<object, object?, object?, string> One = static (write, first, _) => ((Func<TFirst, string>)write)((TFirst)first!);
        public static readonly Func<object, object?, object?, string> Two = static (write, first, second) => ((Func<TFirst, TSecond, string>)write)((TFirst)first!, (TSecond)second!);
    }
}
