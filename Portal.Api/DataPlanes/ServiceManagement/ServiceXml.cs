using System.Globalization;
using System.Text;
using System.Xml;
using Portal.Api.Access.Limits;
using Portal.Api.Plans;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>The two documents of 3scale's answers.</summary>
internal static class ServiceXml
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss '+0000'";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    public static byte[] Error(ServiceError error) => Write(writer =>
    {
        writer.WriteStartElement("error");
        writer.WriteAttributeString("code", error.Code);
        writer.WriteString(Clean(error.Text));
        writer.WriteEndElement();
    });

    public static byte[] Status(ServiceVerdict verdict, ServiceOptionsHeader options) => Write(writer =>
    {
        writer.WriteStartElement("status");
        writer.WriteElementString("authorized", verdict.Error is null ? "true" : "false");
        if (verdict.Error is { } denial)
        {
            writer.WriteElementString("reason", Clean(denial.Text));
        }
        if (verdict.IsOAuth)
        {
            Application(writer, verdict);
        }
        if (verdict.Subscription is { } subscription)
        {
            writer.WriteElementString("plan", Clean(subscription.PlanTitle));
        }
        Usage(writer, verdict.Limits);
        if (options.ListAppKeys)
        {
            AppKeys(writer, verdict);
        }
        if (options.Hierarchy)
        {
            Hierarchy(writer, verdict);
        }
        writer.WriteEndElement();
    });

    /// <summary>Limits as 3scale knows them: by a calendar period from a minute up. Those of a second or on calls under way have no words there.</summary>
    public static IEnumerable<LimitState> Reported(IEnumerable<LimitState> states) =>
        states.Where(state => state.Limit.Kind is not LimitKind.Concurrency && state.Limit.Window is not LimitWindow.Second);

    private static void Application(XmlWriter writer, ServiceVerdict verdict)
    {
        writer.WriteStartElement("application");
        writer.WriteElementString("id", Clean(verdict.Caller?.AppId ?? ""));
        writer.WriteElementString("key", Clean(verdict.Caller?.AppKey ?? ""));
        writer.WriteElementString(verdict.Redirect ?? "redirect_url", "");
        writer.WriteEndElement();
    }

    private static void Usage(XmlWriter writer, LimitReading? reading)
    {
        if (reading is null || Reported(reading.States()).ToList() is not { Count: > 0 } states)
        {
            return;
        }
        writer.WriteStartElement("usage_reports");
        foreach (var state in states)
        {
            Report(writer, state, reading.At);
        }
        writer.WriteEndElement();
    }

    private static void Report(XmlWriter writer, LimitState state, DateTimeOffset at)
    {
        writer.WriteStartElement("usage_report");
        writer.WriteAttributeString("metric", state.Limit.Metric);
        writer.WriteAttributeString("period", state.Limit.Window.ToString().ToLowerInvariant());
        if (state.Violated || state.Used > state.Limit.Count)
        {
            writer.WriteAttributeString("exceeded", "true");
        }
        // A rate's own window slides; 3scale's periods, and what its clients make of them, are the calendar's.
        if (state.Limit.Window is not LimitWindow.Eternity)
        {
            var began = CalendarWindow.StartOf(state.Limit.Window, at.UtcTicks);
            var (start, end) = (new DateTimeOffset(began, TimeSpan.Zero), new DateTimeOffset(CalendarWindow.EndOf(state.Limit.Window, began), TimeSpan.Zero));
            writer.WriteElementString("period_start", start.ToString(TimeFormat, CultureInfo.InvariantCulture));
            writer.WriteElementString("period_end", end.ToString(TimeFormat, CultureInfo.InvariantCulture));
        }
        writer.WriteElementString("max_value", Text(state.Limit.Count));
        writer.WriteElementString("current_value", Text(state.Used));
        writer.WriteEndElement();
    }

    /// <summary>We keep no key that could be listed. The one that was sent and is right is known to who asks already.</summary>
    private static void AppKeys(XmlWriter writer, ServiceVerdict verdict)
    {
        if (verdict is not { Error: null, Caller: { AppId: { } id, AppKey: { } key } })
        {
            return;
        }
        writer.WriteStartElement("app_keys");
        writer.WriteAttributeString("app", id);
        writer.WriteAttributeString("svc", verdict.Api!.Slug);
        writer.WriteStartElement("key");
        writer.WriteAttributeString("id", key);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Hierarchy(XmlWriter writer, ServiceVerdict verdict)
    {
        writer.WriteStartElement("hierarchy");
        writer.WriteStartElement("metric");
        writer.WriteAttributeString("name", PlanLimit.Hits);
        writer.WriteAttributeString("children", string.Join(' ', verdict.Api!.Operations.Select(operation => operation.Id)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteRaw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            content(writer);
        }
        return stream.ToArray();
    }

    /// <summary>What was sent may hold characters that XML 1.0 has no place for.</summary>
    private static string Clean(string text) => string.Create(text.Length, text, static (clean, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            clean[at] = isPair || XmlConvert.IsXmlChar(text[at]) ? text[at] : '\uFFFD';
            if (isPair)
            {
                clean[++at] = text[at];
            }
        }
    });

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
