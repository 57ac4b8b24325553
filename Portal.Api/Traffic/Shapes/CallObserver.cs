using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Portal.Api.Traffic.Shapes;

/// <summary>
/// Where doors hand over what calls looked like. Never waits and never throws: what does not fit is dropped and counted. Whoever knows the
/// contracts reads it behind the calls.
/// </summary>
internal sealed class CallObserver
{
    public const int Capacity = 20_000;

    private readonly Channel<ObservedCall> _channel;
    private readonly CallSampler _bodies;
    private readonly CallSampler _calls;
    private long _dropped;

    public CallObserver(IOptions<ShapeOptions> options, TimeProvider clock)
    {
        _channel = Channel.CreateBounded<ObservedCall>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = false });
        _bodies = new CallSampler(options.Value.BodiesPerSecond, clock);
        _calls = new CallSampler(options.Value.CallsPerSecond, clock);
        IsOn = options.Value.Observe;
    }

    /// <summary>False: nobody needs to gather anything.</summary>
    public bool IsOn { get; }

    public ChannelReader<ObservedCall> Calls => _channel.Reader;

    /// <summary>Begins to listen to the bodies of a call, if it is one of those looked at. Before anything of them is read or written.</summary>
    public BodyTap? Listen(HttpContext context, string api, string operation, Guid? application = null, string? workload = null) =>
        IsOn && _bodies.Take(api, operation, application, workload) ? BodyTap.On(context) : null;

    /// <summary>Whether a call is to be handed over. One whose bodies were listened to always is.</summary>
    public bool Wants(BodyTap? bodies, string api, string operation, Guid? application = null, string? workload = null) =>
        bodies is not null || (IsOn && _calls.Take(api, operation, application, workload));

    public void Observe(ObservedCall call)
    {
        if (!IsOn || !_channel.Writer.TryWrite(call))
        {
            call.Bodies?.Release();
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>How many were dropped since the last time this was asked.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    /// <summary>After the answer's last byte.</summary>
    public static string[] NamesOf(IHeaderDictionary headers)
    {
        var names = new string[headers.Count];
        var at = 0;
        foreach (var (name, _) in headers)
        {
            if (at < names.Length)
            {
                names[at++] = name;
            }
        }
        return names;
    }
}
