using Portal.Api.Contracts.Conformance;
using Portal.Api.Drift.Documented;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Shapes;

/// <summary>Turns what a call looked like into what it used of its contract, and what of it the contract does not know.</summary>
internal sealed class CallReader(ContractShapesStore contracts)
{
    private const int MostParameters = 100;

    /// <summary>Null: the call concerns no contract, or says nothing about one.</summary>
    public async ValueTask<CallShape?> ReadAsync(ObservedCall call, CancellationToken cancellationToken)
    {
        var shapes = call is { Api: { } api, Version: { } version }
            ? await contracts.FindAsync(api, version, cancellationToken)
            : await contracts.UnderAsync(call.Target.Split('?')[0], cancellationToken);
        return shapes is null ? null : Read(call, shapes);
    }

    public static CallShape? Read(ObservedCall call, ContractShapes shapes)
    {
        // Gone before the answer, or without any.
        if (call.Status is < 100 or StatusCodes.Status499ClientClosedRequest)
        {
            return null;
        }
        var mark = call.Target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? call.Target : call.Target[..mark];
        var caller = ShapeCaller.Of(call.ApplicationId, call.Workload);
        if (shapes.Find(call.Method, path) is not { } operation)
        {
            return Unknown(call, shapes, path, caller);
        }
        var facts = new HashSet<ShapeFact>();
        Names(call, operation, mark < 0 ? "" : call.Target[(mark + 1)..], facts);
        Answer(call, operation, caller, facts);
        Bodies(call, operation, caller, facts);
        if (!Counts(call, caller))
        {
            facts.RemoveWhere(fact => fact is { Documented: false, Kind: ShapeKind.Query or ShapeKind.Header or ShapeKind.Cookie or ShapeKind.QueryValue });
        }
        return new CallShape(shapes.Api, shapes.Version, operation.Key, caller, call.At, facts) { RequestId = call.RequestId };
    }

    /// <summary>What a door answers to those it does not know is no drift: anybody can ask for it, in any words.</summary>
    private static bool Counts(ObservedCall call, string caller) => call.Forwarded || caller != ShapeCaller.Nobody;

    private static string TypeOf(string? value)
    {
        var text = Decode(value ?? "");
        return text switch
        {
            "true" or "false" => "boolean",
            _ when long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) => "integer",
            _ when decimal.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _) => "number",
            _ => "string",
        };
    }

    /// <summary>Of strangers nothing is learned: they try what they like.</summary>
    private static CallShape? Unknown(ObservedCall call, ContractShapes shapes, string path, string caller) =>
        caller == ShapeCaller.Nobody || HttpMethods.IsOptions(call.Method) || HttpMethods.IsHead(call.Method)
            ? null
            : new CallShape(
                shapes.Api,
                shapes.Version,
                shapes.Template(call.Method, path),
                caller,
                call.At,
                [new ShapeFact(ShapeKind.Operation, 0, "", false), new ShapeFact(ShapeKind.Status, call.Status, "", false)]) { RequestId = call.RequestId };

    private static void Names(ObservedCall call, OperationShape operation, string query, HashSet<ShapeFact> facts)
    {
        var left = MostParameters;
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (left-- == 0)
            {
                break;
            }
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            Query(operation, Decode(equals < 0 ? pair : pair[..equals]), equals < 0 ? null : pair[(equals + 1)..], facts);
        }
        foreach (var header in call.Headers.Take(MostParameters))
        {
            if (operation.Headers.ContainsKey(header))
            {
                facts.Add(new ShapeFact(ShapeKind.Header, 0, header.ToLowerInvariant(), true));
            }
            else if (!CommonHeaders.Has(header))
            {
                facts.Add(new ShapeFact(ShapeKind.Header, 0, SafeNames.Name(header.ToLowerInvariant()), false));
            }
        }
        foreach (var cookie in (call.Cookies ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostParameters))
        {
            var name = cookie.Split('=')[0];
            facts.Add(new ShapeFact(ShapeKind.Cookie, 0, operation.Cookies.ContainsKey(name) ? name : SafeNames.Name(name), operation.Cookies.ContainsKey(name)));
        }
    }

    private static void Query(OperationShape operation, string name, string? value, HashSet<ShapeFact> facts)
    {
        var parameter = operation.QueryParameter(name);
        if (parameter is null && operation.TakesAnyQuery)
        {
            return;
        }
        facts.Add(new ShapeFact(ShapeKind.Query, 0, parameter ?? SafeNames.Name(name), parameter is not null, parameter is null ? TypeOf(value) : null));
        if (parameter is null || value is not { Length: > 0 and <= 200 })
        {
            return;
        }
        var schema = operation.Query[parameter];
        var list = schema.Items();
        if ((list ?? schema).Words() is not { } words)
        {
            return;
        }
        foreach (var item in list is null ? [Decode(value)] : Decode(value).Split(','))
        {
            var known = words.Contains(item);
            facts.Add(new ShapeFact(ShapeKind.QueryValue, 0, $"{parameter}={(known ? item : SafeNames.Word(item) ?? SafeNames.Any)}", known));
        }
    }

    private static void Answer(ObservedCall call, OperationShape operation, string caller, HashSet<ShapeFact> facts)
    {
        var response = operation.Response(call.Status);
        var counts = response is not null || Counts(call, caller);
        facts.Add(new ShapeFact(ShapeKind.Status, call.Status, "", !counts || response is not null));
        if (call.ResponseType is { Length: > 0 } type && call.HasResponseBody && counts && !HttpMethods.IsHead(call.Method))
        {
            Type(ShapeKind.ResponseType, call.Status, type, response, facts);
        }
        if (call.RequestType is { Length: > 0 } sent && call.Forwarded && operation.Request is { } request)
        {
            Type(ShapeKind.RequestType, 0, sent, request, facts);
        }
    }

    private static void Type(ShapeKind kind, int status, string type, ContentShape? content, HashSet<ShapeFact> facts)
    {
        var bare = ContentShape.Bare(type);
        if (bare.Length <= 100 && System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(bare, out _))
        {
            facts.Add(new ShapeFact(kind, status, bare, content?.Has(bare) is true));
        }
    }

    private static void Bodies(ObservedCall call, OperationShape operation, string caller, HashSet<ShapeFact> facts)
    {
        // Where no body is asked for, what callers send is nothing that anybody reads.
        if (call.Bodies?.Request is { } request && operation.Request?.Body is { } asked)
        {
            JsonFields.Read(request.Take().Span, request.IsCut, asked, ofRequest: true, 0, facts);
        }
        if (call.Bodies?.Response is { } response && (operation.Response(call.Status) is not null || Counts(call, caller)))
        {
            var isCut = response.IsCut;
            var body = ContentCoding.Decode(response.Take(), call.ResponseEncoding, JsonFields.MostInflated, ref isCut) ?? default;
            JsonFields.Read(body.Span, isCut, operation.Response(call.Status)?.Body, ofRequest: false, call.Status, facts);
        }
    }

    private static string Decode(string text)
    {
        var plain = text.Replace('+', ' ');
        return plain.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(plain) : plain;
    }
}
