namespace Portal.Api.Access.WrongKeys;

/// <summary>Wrong keys of one address: a rate (GCRA) to slow it down by, and counts to write.</summary>
internal sealed class WrongKeyTally(string address, DateTimeOffset firstAt)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _firstAt = firstAt;
    private DateTimeOffset _lastAt = firstAt;
    private DateTimeOffset _due = firstAt;
    private long _wrong;
    private long _slowed;
    private string? _api;

    public TimeSpan? Add(DateTimeOffset now, TimeSpan each, TimeSpan room, string? api)
    {
        lock (_gate)
        {
            _firstAt = _wrong == 0 ? now : _firstAt;
            (_lastAt, _api) = (now, api ?? _api);
            _wrong++;
            var due = (_due > now ? _due : now) + each;
            if (due - now <= room)
            {
                _due = due;
                return null;
            }
            _slowed++;
            return due - now - room;
        }
    }

    public bool IsQuiet(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _due <= now && _wrong == 0;
        }
    }

    public WrongKeyCount? TakeUnwritten()
    {
        lock (_gate)
        {
            if (_wrong == 0)
            {
                return null;
            }
            var count = new WrongKeyCount(address, _firstAt, _lastAt, _wrong, _slowed, _api);
            (_wrong, _slowed) = (0, 0);
            return count;
        }
    }

    public void PutBack(WrongKeyCount count)
    {
        lock (_gate)
        {
            _firstAt = count.FirstAt;
            _wrong += count.Wrong;
            _slowed += count.Slowed;
        }
    }
}
