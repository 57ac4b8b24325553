namespace Portal.Problems;

internal static class GatewayCodes
{
    public static readonly IReadOnlyList<ProblemCode> Access =
    [
        new("credential_missing", "401; 403 between domains", "No credential was sent", "The call carried none of the credentials that the API takes.", "Send one as the answer's remedy says; for most APIs that is the user key of an application in the header X-API-Key."),
        new("credential_misplaced", "401", "The credential is in the wrong place", "APIs say where they take which kind of credential. The call carried one where another API takes it.", "Send it as the answer's remedy says; the API's page lists its places."),
        new("credential_incomplete", "401", "Half a credential", "An app_id and an app_key pass together, and one of them is missing.", "Send both. The application's page shows its app_id, and makes app_keys."),
        new("credential_malformed", "403", "The key is mistyped", "What was sent has not the form of a key: a letter is missing, or the checksum at its end does not fit.", "Copy the key again, whole. Look for a cut end, a space, or quotation marks that belong to a shell."),
        new("credential_unknown", "403", "The key is not known", "The key has the right form, and no application holds it. It was revoked, or belongs to another installation.", "Look on the application's page which keys work, and issue a new one if yours is gone."),
        new("credential_expired", "403", "The key has expired", "The key was issued with an end, which has come; or a call from the console waited longer than its minute.", "Issue a new key on the application's page. In the console, send again."),
        new("client_certificate_unclear", "400", "The proxy does not say who calls", "A proxy before the portal hands on its caller's certificate in a header, and what stands there is no certificate, or more than one.", "Who runs the proxy has it set the header itself, over whatever its client sent: one certificate, or no header."),
        new("credential_conflict", "400", "Two different keys", "The header and the query carry keys that differ, so it is not clear who calls.", "Send the key once, best in the header."),
        new("token_invalid", "401", "Not an access token of ours", "The token in Authorization: Bearer was not made by this portal for this gateway, or was altered.", "Get a new one at /connect/token, and send it whole."),
        new("token_expired", "401", "The access token has expired", "Access tokens live for some minutes. The answer says when this one ended.", "Get a new one shortly before the old one ends; expires_in says when."),
        new("token_revoked", "401", "The access token was cut off", "The client secret that it was got with was revoked or has expired. Its tokens end at the same moment.", "Get a token with a client secret that works."),
        new("insufficient_scope", "403", "The token is not for this operation", "The token is good, and its scopes cover neither the API nor this operation or its tag.", "Ask for the scope that the answer names, or for none: then the token covers all that the application is subscribed to."),
        new("too_many_wrong_keys", "429", "Too many wrong keys", "Many keys that nobody has came from your network address in a short time. Right keys from there pass.", "Stop the client that sends the wrong key, copy the right one, and wait as long as Retry-After says."),
        new("address_not_allowed", "403", "Not from this address", "The owner of the credential has listed the addresses that it works from, and the call came from another.", "Call from one of them, or add yours on the application's page."),
        new("referrer_not_allowed", "403", "Not from this page", "The owner of the credential has listed the hosts of pages that it works from, and the header Referer names none of them.", "Call from a page of one of these hosts, or add yours on the application's page."),
        new("application_not_active", "403", "The application may not call yet", "The key is right. Its organisation is not approved, or is no longer.", "Wait for the approval, of which you are mailed; the applications page says who decides and since when."),
        new("subscription_missing", "403", "Not subscribed to this API", "The application has no subscription to the API that the call goes to.", "Subscribe the application to the API under one of its plans."),
        new("subscription_pending", "403", "The subscription waits for approval", "The plan needs an administrator's decision, which has not been made.", "Wait for the mail. Meanwhile the reference and its examples work, and a plan with automatic approval can be used at once."),
        new("subscription_not_active", "403", "The subscription is not active", "The subscription was rejected or cancelled.", "The application's page says when, by whom and why. Subscribe again, perhaps under another plan."),
        new("limits_exceeded", "429", "A limit of the plan is used up", "The plan's rate or quota is spent, or as many calls are under way as it allows at once. The answer names the limits in violated-policies, says whose they are and how all of them stand, and in Retry-After when there is room again.", "Wait as long as Retry-After says. Spread calls out, keep answers as long as Cache-Control allows, or ask for a larger plan."),
        new("not_in_plan", "403", "Not in your plan", "The application's plan has a limit of 0 on what was called, which means that it does not have it. The answer names the plans that do.", "Change to one of those plans on the application's page."),
        new("limits_unknown", "503", "The limits cannot be counted", "Something on our side fails to count calls, and the API takes none that is not counted.", "Send the call again in a moment. If it stays so, tell us the request id."),
    ];

    public static readonly IReadOnlyList<ProblemCode> Request =
    [
        new("no_operation", "404", "No contract has this call", "No contract that is open to this caller has an operation with this method and path. The answer names the nearest ones.", "Compare method and path with the reference, letter by letter. Operations of internal APIs need the key of a subscriber."),
        new("version_retired", "410", "The version has come to its end", "The version that this call is for was retired, as its page and the headers Deprecation and Sunset had announced.", "Call the version that the answer names as its successor."),
        new("method_not_allowed", "405", "The path does not take this method", "The path is known, with other methods. The Allow header lists them.", "Use one of the methods in the Allow header."),
        new("path_refused", "400", "The path cannot be read safely", "The path has parts that different programs read differently, such as encoded slashes, dots that climb, or bytes that are no text.", "Send the path as the contract writes it, each value percent-encoded once."),
        new("original_request_unclear", "400", "The proxy does not say what it asks about", "A proxy asked whether a call may pass, without the call's method and path, or with two that differ.", "Tell us the request id. Whoever runs the proxy has it set X-Forwarded-Method and X-Forwarded-Uri itself."),
        new("bad_target", "400", "The target of the request is not a path", "The first line of the request names something other than a path on this host.", "Send a path that begins with a slash."),
        new("request_malformed", "400", "The request is not well formed", "The body or its framing is not what the headers say.", "Check Content-Length and Transfer-Encoding; a client library sets them by itself."),
        new("contract_request", "400", "The request differs from the contract", "The API has its contract enforced, and a parameter or the body is not as the contract says; with status 415, nothing but the media type or the coding of the body is wrong, and with 413 it is too large to be looked into. The answer lists each violation, with its place in the call and in the contract.", "Compare each of the violations with the reference: the pointer leads to the rule, the instance to the value that breaks it."),
        new("contract_response", "502", "The answer differs from the contract", "The service answered, and not as its contract promises. The API has its contract enforced, so the answer was held back, and the violations are listed in its place.", "Nothing you sent is wrong. Tell us the request id: the service, or its contract, is ours to set right."),
        new("headers_too_large", "431", "The headers are too large", "The headers of the call are, together, larger than the API takes.", "Send fewer or shorter headers. Cookies that are not the API's are the usual reason."),
        new("mock_unavailable", "501", "There is no mock", "The call was to be answered out of the contract, and the contract of its operation could not be read.", "Leave out the header X-Environment, or tell us the request id."),
        new("environment_unknown", "400", "There is no such environment", "The header X-Environment names an environment that the API does not have at the gateway, and that its contract does not know as a header of the service. The call went nowhere.", "Send X-Environment: mock for an answer out of the contract, where the API allows it, or leave the header out for a live call."),
        new("mock_answer_missing", "406", "The contract has no such answer", "The call was to be answered out of the contract, and the header Prefer asks for a status or an example that the contract does not have. The answer names those that it has.", "Prefer one of those that are named, or leave the preference out."),
        new("mock_not_acceptable", "406", "No such media type", "The call was to be answered out of the contract, which has no answer in a media type that the Accept header names.", "Accept one of the media types that the reference shows for the answer, or any by */*."),
        new("body_too_large", "413", "The body is too large", "The body is larger than the gateway takes.", "Send less in one call."),
    ];

    public static readonly IReadOnlyList<ProblemCode> Mesh =
    [
        new("no_route", "404", "No rule leads there", "The mesh has no rule that leads this caller's call to a service.", "Tell us the request id: the routing is ours to set right."),
        new("contract_missing", "403", "There is no contract", "A call from another domain of the company needs a contract, and the version that was called has none in force.", "Ask the owners of the called domain to publish it. The domains page under administration lists such calls."),
        new("no_instance", "503", "No instance is ready", "The service that answers this call has no healthy instance at the moment.", "Send the call again in a moment."),
        new("connection_failed", "503", "The service was not reached", "No connection to an instance of the service could be made.", "Send the call again in a moment."),
        new("connection_lost", "503", "The service hung up", "The service closed the connection before it had answered.", "Send the call again, if doing so twice does no harm."),
        new("upstream_timeout", "504", "The service took too long", "The service did not answer within the time that the routing rule gives it.", "Send the call again. If it stays so, tell us the request id."),
        new("too_busy", "503", "Too many calls at once", "The service has as many calls under way as the mesh lets it have.", "Send the call again in a moment, and fewer at once."),
        new("joining_off", "404", "Nobody joins here", "A process asked to join the mesh of one that has no mesh, or takes nobody into it.", "Set Mesh:JoinToken there, and have it run the roles mesh and control."),
        new("join_token_wrong", "401", "Another token", "A process that wants to join, or has joined, does not show that it knows the token of the mesh.", "Set Mesh:JoinToken to the same value in both processes."),
        new("join_question_stale", "401", "A question of another time", "What processes of a mesh ask each other is good for a minute, and the clocks of the two are further apart.", "Set the clocks of both machines."),
        new("join_question_used", "401", "A question asked before", "What processes of a mesh ask each other is taken once. Somebody has sent it again.", "If it comes again, see who can read the control address's traffic, and change the token."),
        new("join_address_foreign", "403", "Not where it comes from", "A process said that its workloads are reached at an address that it does not come from.", "Set Mesh:Host there to the address that it comes from, or to a name of it that is known to the process that it joins."),
        new("workload_foreign", "403", "Not a workload for other processes", "A process asked to be a workload that no other process may be, or that it did not join with.", "Choose others by Travelz:Workloads there, or permit it by Mesh:JoinWorkloads."),
        new("member_unknown", "404", "No process of the mesh", "The lease of a process that had joined has ended.", "Nothing: it joins anew by itself."),
        new("mesh_full", "409", "Too many processes", "As many processes have joined the mesh as it takes.", "End some of them."),
        new("guard_unreachable", "503", "Nobody could say whether the call may pass", "The called service runs in another process than the guard, which could not be asked. Calls from other domains do not pass unasked.", "Send the call again in a moment."),
        new("mesh_denied", "403", "Not allowed between these services", "The mesh knows who called, by its certificate, and its access rules do not let that workload make this call.", "Ask the owners of the called service to name the caller in an AuthorizationPolicy."),
        new("rehearsed", "any", "A failure that was asked for", "Somebody at the console asked for this failure, for this call alone.", "Nothing is broken. See in the console that your client would cope."),
        new("no_subset", "404", "No such subset", "The console asked for a subset of the service that no DestinationRule defines.", "Choose another subset, or let the rules choose."),
        new("fault_injected", "any", "Failed on purpose", "The mesh was told to answer so, to see what callers make of it. No service was asked.", "Nothing is broken. See that your client copes, or have the fault taken out of the virtual service."),
        new("bad_upstream_answer", "502", "The service's answer could not be read", "The service answered with something that is not HTTP as it should be.", "Tell us the request id."),
        new("supplier_failed", "502", "A supplier did not answer", "A quote asks several suppliers. One of them failed, and a quote is never silently incomplete.", "Send the call again, or leave the part out with the header travel."),
        new("caller_gone", "499", "The caller went away", "The connection was closed by the caller before the answer was there. This is seen in the log only.", "Give the client a longer timeout."),
        new("city_not_found", "404", "No such city", "The city is not one that trips are quoted for.", "Ask for the list of cities, and write the name as it stands there."),
    ];
}
