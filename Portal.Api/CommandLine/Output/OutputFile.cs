using System.Security;
using System.Text;

namespace Portal.Api.CommandLine.Output;

internal static class OutputFile
{
    public static void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }
            File.WriteAllBytes(file, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException)
        {
            throw new CommandException(ExitCode.WrongUsage, $"{file}: cannot be written: {exception.Message}");
        }
    }
}
