using System.Diagnostics;
using System.Globalization;
using Bench.Serving;

namespace Bench.Gateways;

/// <summary>
/// Changes from where a credential works, again and again, while calls with another key go on at an even pace: how long until the gateway answers by the change, counted from
/// when it is asked for, and whether any call fails or is answered by what was before.
/// </summary>
internal sealed class ChangeUnderLoad(ServedPortal portal, EchoAccess access, Uri target, double perSecond)
{
    private const int Changes = 20;
    private const string Elsewhere = "192.0.2.1";

    public async Task RunAsync()
    {
        var (id, key) = await access.IssueAsync(portal);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { DefaultRequestHeaders = { { "X-API-Key", key } } };
        using var over = new CancellationTokenSource();
        var load = PacedSender.RunAsync(target, [$"X-API-Key: {access.Key}"], perSecond, 16, TimeSpan.FromSeconds(12));
        var (effects, answers, stale) = (new List<double>(), new List<double>(), 0);
        await client.GetAsync(target);
        for (var change = 0; change < Changes; change++)
        {
            var isShut = change % 2 == 0;
            var clock = Stopwatch.StartNew();
            var asked = access.SendAsync(portal, HttpMethod.Put, $"credentials/{id}", new { name = "Changing", allowedAddresses = isShut ? [Elsewhere] : Array.Empty<string>() })
                .ContinueWith(_ => answers.Add(clock.Elapsed.TotalMilliseconds), TaskScheduler.Default);
            var sent = await UntilAsync(client, isShut, clock);
            effects.Add(sent);
            await asked;
            // In force is in force: nothing goes back.
            for (var again = 0; again < 20; again++)
            {
                stale += await IsShutAsync(client) == isShut ? 0 : 1;
            }
            await Task.Delay(200);
        }
        var run = await load;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nA credential changed {Changes} times while {perSecond:N0} calls a second go on.\n"));
        Console.WriteLine("| figure | seen | bar |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| from the change to its effect, median (most) | {effects.Median():0} ms ({effects.Max():0}) | <= 100 ms |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| until the change was answered, median (most) | {answers.Median():0} ms ({answers.Max():0}) | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| calls that failed, of {run.Milliseconds.Count:N0}; answers by what was before | {run.Failed}; {stale} | none |"));
    }

    /// <summary>When the first call was sent that was answered by the change.</summary>
    private async Task<double> UntilAsync(HttpClient client, bool isShut, Stopwatch clock)
    {
        while (true)
        {
            var sent = clock.Elapsed.TotalMilliseconds;
            if (await IsShutAsync(client) == isShut)
            {
                return sent;
            }
            if (clock.Elapsed > TimeSpan.FromSeconds(10))
            {
                throw new InvalidOperationException("The change has no effect.");
            }
        }
    }

    private async Task<bool> IsShutAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(target);
        return answer.StatusCode == System.Net.HttpStatusCode.Forbidden;
    }
}
