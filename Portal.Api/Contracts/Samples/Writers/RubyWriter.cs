using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>net/http of Ruby's standard library.</summary>
internal static class RubyWriter
{
    private static readonly string[] Known = ["Get", "Head", "Post", "Put", "Patch", "Delete", "Options", "Trace"];

    public static string Write(RequestModel request)
    {
        var known = Array.Find(Known, name => name.Equals(request.Method, StringComparison.OrdinalIgnoreCase));
        var code = new StringBuilder($"require \"net/http\"\n\nuri = URI({Join(request.Url)})\n");
        code.Append(known is null ? $"request = Net::HTTPGenericRequest.new({Quote(request.Method)}, true, true, uri)\n" : $"request = Net::HTTP::{known}.new(uri)\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"request[{Quote(header.Name)}] = {Join([header.Value])}\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"request.body = {Text(body.Text)}\n");
        }
        code.Append("\nresponse = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == \"https\") { |http| http.request(request) }\n");
        code.Append("abort \"#{response.code} #{response.body}\" unless response.is_a?(Net::HTTPSuccess)\n");
        return code.Append("puts response.body\n").ToString();
    }

    private static string Quote(string text) => CodeText.Quote(text, also: "#");

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Quote, name => $"ENV.fetch({Quote(name)})");

    private static string Text(string text) => CodeText.IsBlock(text) && !text.Contains("BODY", StringComparison.Ordinal)
        ? $"<<~'BODY'.chomp\n  {CodeText.Indent(text, "  ")}\nBODY"
        : Quote(text);
}
