using System.Net.Http.Headers;

namespace Portal.Api.CommandLine.Remote;

/// <summary>A portal's management API, as an administrator's token opens it. The token comes from a file or the environment: arguments are seen by everyone on the machine.</summary>
internal sealed class PortalServer : IDisposable
{
    public const string TokenVariable = "TRAVELZ_TOKEN";

    private readonly HttpClient _http;

    private PortalServer(Uri address, string token)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = TimeSpan.FromMinutes(2),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("travelz-cli");
    }

    public string Address => _http.BaseAddress!.ToString();

    public static PortalServer Open(string address, string? tokenFile)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new CommandException(ExitCode.WrongUsage, $"--server takes an address such as https://apis.travelz.test; '{address}' is none.");
        }
        if (uri is { Scheme: "http", IsLoopback: false })
        {
            throw new CommandException(ExitCode.WrongUsage, $"{address} is not encrypted, and the token would be read on the way. Use https.");
        }
        return new PortalServer(uri, Token(tokenFile));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException unreachable)
        {
            throw new CommandException(ExitCode.Refused, $"{_http.BaseAddress} cannot be reached: {unreachable.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandException(ExitCode.Refused, $"{_http.BaseAddress} did not answer within {_http.Timeout.TotalSeconds} s.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Token(string? file)
    {
        var token = file is null ? Environment.GetEnvironmentVariable(TokenVariable) : System.Text.Encoding.UTF8.GetString(Contracts.DiskFolder.Bytes(file));
        return token?.Trim() is { Length: > 0 } given && given.All(letter => letter is > ' ' and < '\u007f')
            ? given
            : throw new CommandException(ExitCode.WrongUsage, $"There is no token: set {TokenVariable}, or name a file with it by --token-file.");
    }
}
