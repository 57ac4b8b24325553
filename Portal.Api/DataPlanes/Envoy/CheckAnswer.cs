using System.Text;
using EnvoyApi.Auth;
using EnvoyApi.Core;
using EnvoyApi.Rpc;
using EnvoyApi.Types;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Portal.Api.Access.Calls;
using HttpStatus = EnvoyApi.Types.HttpStatus;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>A verdict in Envoy's words.</summary>
internal static class CheckAnswer
{
    public static CheckResponse For(DataPlaneVerdict verdict)
    {
        var response = new CheckResponse { Status = new Status { Code = CodeOf(verdict.Refusal) }, DynamicMetadata = Metadata(verdict.Call) };
        if (verdict.Refusal is { } refusal)
        {
            response.DeniedResponse = Denied(refusal, verdict.Answer);
        }
        else
        {
            response.OkResponse = Passed(verdict);
        }
        return response;
    }

    private static OkHttpResponse Passed(DataPlaneVerdict verdict)
    {
        var passed = new OkHttpResponse();
        Put(verdict.Identity, passed.Headers);
        Put(verdict.Answer, passed.ResponseHeadersToAdd);
        passed.HeadersToRemove.AddRange(verdict.Call.RemovedHeaders.Where(name => !verdict.Identity.ContainsKey(name)).Select(name => name.ToLowerInvariant()));
        foreach (var name in verdict.Call.RemovedParameters)
        {
            passed.QueryParametersToRemove.Add(name);
        }
        return passed;
    }

    private static DeniedHttpResponse Denied(RefusalAnswer refusal, IHeaderDictionary answer)
    {
        var denied = new DeniedHttpResponse { Status = new HttpStatus { Code = (StatusCode)refusal.Status }, Body = Encoding.UTF8.GetString(refusal.Body) };
        Put(answer, denied.Headers);
        foreach (var (name, value) in refusal.Headers)
        {
            denied.Headers.Add(Header(name, value));
        }
        return denied;
    }

    private static void Put(IHeaderDictionary from, RepeatedField<HeaderValueOption> to)
    {
        foreach (var (name, values) in from)
        {
            to.Add(Header(name, values.ToString()));
        }
    }

    /// <summary>Envoy's versions disagree which of the two fields counts; without either, a caller's own header would stay beside ours.</summary>
    private static HeaderValueOption Header(string name, string value)
    {
        // Links of the service's own say other things, and stay.
        var beside = name == "Link";
        return new HeaderValueOption
        {
            Header = new HeaderValue { Key = name.ToLowerInvariant(), Value = value },
            Append = beside,
            AppendAction = beside ? HeaderValueOption.Types.HeaderAppendAction.AppendIfExistsOrAdd : HeaderValueOption.Types.HeaderAppendAction.OverwriteIfExistsOrAdd,
        };
    }

    /// <summary>For access logs and later filters (<c>%DYNAMIC_METADATA(envoy.filters.http.ext_authz:plan)%</c>).</summary>
    private static Struct Metadata(DataPlaneCall call)
    {
        var fields = new Struct();
        Put("request_id", call.RequestId);
        Put("api", call.Api?.Slug);
        Put("operation", call.Operation?.Id);
        Put("application", call.Decision?.Application?.Id.ToString());
        Put("organization", call.Decision?.Application?.OrganizationId.ToString());
        Put("plan", call.Decision?.Subscription?.Plan);
        Put("subset", call.Choice?.Subset);
        Put("refusal", call.RefusalCode);
        return fields;

        void Put(string name, string? value)
        {
            if (value is not null)
            {
                fields.Fields[name] = Value.ForString(value);
            }
        }
    }

    /// <summary>The canonical code nearest to the status (google.rpc.Code).</summary>
    private static int CodeOf(RefusalAnswer? refusal) => refusal?.Status switch
    {
        null => 0,
        400 or 413 => 3,
        401 => 16,
        404 or 410 => 5,
        429 => 8,
        >= 500 => 13,
        _ => 7,
    };
}
