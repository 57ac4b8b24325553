using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>Turns what ended the start into one line for the person who set the wrong value. Null: not the settings' fault.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => $"Not started: {string.Join("; ", invalid.Failures)}",
        SettingException setting => $"Not started: {setting.Message}",
        IOException { InnerException: AddressInUseException or SocketException } taken =>
            $"Not started: {taken.Message} Set another address (Portal:Url, Gateway:Url, Control:Url or Control:GrpcUrl), or stop what listens there.",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}

/// <summary>A setting with a value that cannot work. The message names the key, the value, and what it takes.</summary>
internal sealed class SettingException(string key, string message) : Exception($"{key} {message}");
