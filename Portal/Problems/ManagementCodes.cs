namespace Portal.Problems;

internal static class ManagementCodes
{
    public static readonly IReadOnlyList<ProblemCode> All =
    [
        new("unauthenticated", "401", "Not signed in", "The address needs a person who is signed in, or an access token.", "Sign in, or send an access token as Authorization: Bearer."),
        new("invalid_token", "401", "The access token does not work", "The token is mistyped, revoked or expired, or its organisation was rejected.", "Create a new token in your account."),
        new("sign_in_failed", "401", "E-mail and password do not match", "The pair is not one that we know. After five wrong passwords an account rests for five minutes.", "Try again, or set a new password."),
        new("email_unconfirmed", "403", "The e-mail address is not confirmed", "An account works once the link in our mail was opened.", "Open the link in the mail, or sign up again to get another."),
        new("link_spent", "400 or 404", "The link does not work any more", "Links in mails and at the first start work once and for a limited time.", "Ask for a new one."),
        new("forbidden", "403", "Not yours to do", "You are signed in, and lack the right for this.", "Ask someone who has it: an owner of the organisation, or an administrator."),
        new("administrator_required", "403", "Only for administrators", "Decisions, the audit trail and all traffic are for administrators.", "Ask an administrator."),
        new("administrators_only", "403", "Only for administrators", "Contracts are published by administrators and by tokens with the scope contracts:write; only administrators force one.", "Ask an administrator."),
        new("not_acceptable", "406", "Not a format there is", "Accept asks for a format that this address does not answer in. The answer names those it has.", "Ask for one of them."),
        new("owners_only", "403", "Only for owners", "An organisation's access tokens are managed by its owners.", "Ask an owner of your organisation."),
        new("scope_missing", "403", "The token lacks a scope", "The access token is good, and was not given the scope that this call needs. The answer names it.", "Create a token with that scope."),
        new("scope_too_wide", "403", "More than may be given", "A token cannot give another token more than it has itself.", "Ask for fewer scopes, or create the token as a person."),
        new("organization_required", "403", "No organisation to act for", "Applications belong to organisations, and the caller acts for none.", "Use a token of the organisation, or sign in as one of its members."),
        new("organization_not_active", "409", "The organisation waits for approval", "Keys are issued once the organisation is approved.", "Wait for the mail; applications and subscriptions can be prepared meanwhile."),
        new("not_found", "404", "Nothing there", "There is nothing of this kind and id that you may see.", "Check the id. What belongs to others looks as if it did not exist."),
        new("api_not_found", "404", "No such API", "There is no API of that name, or none that you may see.", "GET /api/v1/apis lists those you can see."),
        new("guide_not_found", "404", "No such guide", "The API has no guide of that name, or not for you.", "GET /api/v1/apis/{api}/guides lists those you can see."),
        new("version_not_found", "404", "No such version", "The API has no version of that name, or not for you.", "The API's page lists its versions."),
        new("proposal_empty", "409", "Nothing to propose", "None of the chosen findings can be written into the contract by itself. The answer says why.", "Mend the contract's source by hand, or dismiss the finding."),
        new("proposal_not_possible", "409", "No proposal for this contract", "Proposals put text into OpenAPI 3 contracts of one file, where that can be done without touching what stands around it.", "Mend the contract's source by hand."),
        new("drift_not_found", "404", "No such finding", "The contract documents it by now, or calls do not show it any more.", "GET .../drift lists what there is."),
        new("revision_not_found", "404", "No such revision", "The version has had no contract of that number, or not for you.", "The version's revisions are listed under revisions."),
        new("invalid", "400", "The input breaks a rule", "A field is missing, unknown, too long or of the wrong type. The answer names the field, and nothing was stored.", "Correct the field that errors names."),
        new("unsupported_media_type", "415", "Not a body we read", "The body is not of a type that this call takes; most take application/json. The answer names it.", "Send it with the Content-Type that the answer names."),
        new("already_decided", "409", "Already decided", "What was to be decided is not waiting any more: somebody was faster, or it was cancelled.", "Load it again and look at its state."),
        new("already_subscribed", "409", "Already subscribed", "The application has a subscription to this API, active or waiting.", "Use it, or cancel it to take another plan."),
        new("api_retired", "409", "The API has come to its end", "Every version of the API that you may call was retired.", "The API's page says what takes its place."),
        new("credential_not_live", "409", "The key does not work any more", "A key that is revoked or expired cannot be rotated.", "Issue a new one."),
        new("too_many_credentials", "409", "Too many keys", "The application has as many working keys as it may have.", "Revoke one that is not used, then try again."),
        new("changed_meanwhile", "409", "Changed at the same moment", "Two changes met, and yours came second. Nothing was stored.", "Load it again, and try again."),
        new("too_many_sign_ups", "429", "Too many sign-ups", "There were too many sign-ups from your network address within an hour.", "Try again later."),
        new("too_many_requests", "429", "Too many requests", "There were too many of these calls from your network address.", "Wait as long as Retry-After says."),
        new("not_from_console", "403", "Only for the console", "The address under /try works from the portal's own console only.", "Call the gateway with a key."),
        new("gateway_unreachable", "502", "The gateway does not answer", "The portal could not reach the gateway to try the call.", "Try again in a moment; if it stays so, tell us."),
        new("internal_error", "500", "Something failed on our side", "Nothing you sent is wrong.", "Send it again, and tell us the request id if it happens again."),
        new("refused", "4xx", "Refused", "The request was refused for a reason that has no code of its own; the status says which kind.", "Look at the status and the detail."),
    ];
}
