using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Portal.Api.Persistence;

namespace Portal.Api.Hosting;

/// <summary>Turns what ended the start into one line for the person who set the wrong value. Null: not the settings' fault.</summary>
internal static class StartFailure
{
    private const string Unconvertible = "Failed to convert configuration value";
    private const string UnknownLevel = "Configuration value '";

    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Line(string.Join("; ", invalid.Failures)),
        SettingException setting => Line(setting.Message),
        InvalidOperationException binding when binding.Message.StartsWith(Unconvertible, StringComparison.Ordinal) => Line(Conversion(binding.Message)),
        // Logging reads its own settings, and says of a level that it does not know neither where it stands nor what there is.
        InvalidOperationException level when level.Message.StartsWith(UnknownLevel, StringComparison.Ordinal) =>
            Line($"Logging:LogLevel takes {string.Join(", ", Enum.GetNames<LogLevel>())} for each category; '{level.Message.Split('\'')[1]}' is none of them."),
        // Listeners of other rooms name their own key; what is left is the portal's own.
        IOException { InnerException: AddressInUseException } taken => Line($"Portal:Url cannot be listened at: {taken.Message}"),
        SocketException socket => Line($"Portal:Url cannot be listened at: {socket.Message}"),
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ when DatabaseFault.Remedy(exception) is { } remedy => Line($"Data:Path {remedy}"),
        _ => null,
    };

    private static string Line(string reason) => $"Not started: {reason.ReplaceLineEndings(" ")}";

    // "Failed to convert configuration value 'x' at 'Travelz:Traffic' to type 'System.Boolean'."
    private static string Conversion(string message)
    {
        var parts = message.Split('\'');
        if (parts.Length < 6)
        {
            return message;
        }
        var takes = parts[5] switch
        {
            "System.Boolean" => "true or false",
            "System.Int32" or "System.Int64" => "a whole number",
            "System.TimeSpan" => "a time span such as 00:00:30",
            "System.Uri" => "an absolute address",
            var other => $"a value of type {other}",
        };
        return $"{parts[3]} takes {takes}; '{parts[1]}' is not one.";
    }
}
