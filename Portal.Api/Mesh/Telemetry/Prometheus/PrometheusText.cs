using System.Globalization;
using System.Text;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>Writes Prometheus' text format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    public void Family(string name, string type, string help) =>
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    /// <param name="labels">As <see cref="Labels"/> writes them.</param>
    public void Sample(string name, string labels, double value) =>
        _text.Append(name).Append('{').Append(labels).Append("} ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    public void Histogram(string name, string labels, BucketHistogram histogram)
    {
        var index = 0;
        foreach (var count in histogram.Cumulative())
        {
            Bucket(name, labels, histogram.Bounds[index++].ToString(CultureInfo.InvariantCulture), count);
        }
        Bucket(name, labels, "+Inf", histogram.Count);
        Sample(name + "_sum", labels, histogram.Sum);
        Sample(name + "_count", labels, histogram.Count);
    }

    public static string Labels(IEnumerable<(string Name, string Value)> labels) =>
        string.Join(',', labels.Select(label => $"{label.Name}=\"{Escape(label.Value)}\""));

    public override string ToString() => _text.ToString();

    private void Bucket(string name, string labels, string bound, long count) =>
        _text.Append(name).Append("_bucket{").Append(labels).Append(",le=\"").Append(bound).Append("\"} ").Append(count).Append('\n');

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
