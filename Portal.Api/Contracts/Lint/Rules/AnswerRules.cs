using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What an operation says of its answers: programs are written for the documented ones, and break on the others.</summary>
internal static class AnswerRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        Inbound(
            "operation-success", Warning, "Operations document a success",
            "A reader who does not know what comes back when all goes well cannot use the operation.",
            "Document a 2xx answer (or a 3xx, where the operation redirects).",
            operation => !operation.DocumentsClass('2') && !operation.DocumentsClass('3') && !operation.DocumentsClass('1') && !operation.Documents("200"),
            "documents no success"),
        Inbound(
            "operation-client-error", Warning, "Operations document the callers' errors",
            "Callers make mistakes; what comes back then must be known before it happens.",
            "Document 400, 404 or what else the caller can get wrong, 4XX, or default.",
            operation => !operation.DocumentsClass('4') && !operation.Documents("400"),
            "documents no answer to a wrong request"),
        Inbound(
            "operation-401", Warning, "Secured operations document 401",
            "The first call of every new caller lacks a credential or has a wrong one; the answer must be in the contract (OWASP API2).",
            "Document 401, and what makes it.",
            operation => operation.IsSecured && !operation.Documents("401"),
            "needs a credential and does not document 401"),
        Inbound(
            "operation-403", Hint, "Secured operations document 403",
            "A credential may be good and still not be allowed to do this (OWASP API5); callers need to tell the two apart.",
            "Document 403.",
            operation => operation.IsSecured && !operation.Documents("403"),
            "needs a credential and does not document 403"),
        Inbound(
            "operation-429", Hint, "Operations document 429",
            "Calls through a gateway are limited (OWASP API4); a caller who does not know the answer does not wait and tries harder.",
            "Document 429, with Retry-After.",
            operation => !operation.Documents("429"),
            "does not document 429"),
        Inbound(
            "operation-server-error", Hint, "Operations document the server's errors",
            "Whether a failed call may be sent again is decided by what the 5xx answers say.",
            "Document 500, 503, 5XX or default.",
            operation => !operation.DocumentsClass('5') && !operation.Documents("500"),
            "documents no server error"),
        LintCheck.On<ResponseSite>(
            "response-problem-json", Hint, "Errors are problem details",
            "One form for all errors (RFC 9457) is read by one piece of code, and the gateway's own errors have it.",
            "Answer errors as application/problem+json.",
            (response, notes) =>
            {
                var media = response.Node.Get("content").Members().Select(member => member.Name).ToList();
                if (response.Status is ['4' or '5', ..] && media.Count > 0 && !media.Exists(name => name.Contains("problem+", StringComparison.OrdinalIgnoreCase)))
                {
                    notes.Add(response.Place.At("content"), $"The answer {response.Status} is no problem details.");
                }
            }),
        LintCheck.On<ResponseSite>(
            "response-description", Warning, "Answers are described",
            "A status is a number; the description says when it is given.",
            "Describe when this answer is given, and what it means.",
            (response, notes) =>
            {
                if (string.IsNullOrWhiteSpace(response.Text("description")) && string.IsNullOrWhiteSpace(response.Text("summary")))
                {
                    notes.Add(response.Place.At("description"), "This answer is not described.");
                }
            }),
        LintCheck.On<ResponseSite>(
            "response-content", Hint, "Successful answers say what they hold",
            "An answer without content is either empty, and then 204 says so, or its content was forgotten.",
            "Describe the content, or answer 204.",
            (response, notes) =>
            {
                if (response.Status is "200" or "203" && response.Node.Get("content").Members().FirstOrDefault().Name is null)
                {
                    notes.Add(response.Place.At("content"), $"The answer {response.Status} has no content.");
                }
            }),
        LintCheck.On<ResponseSite>(
            "response-no-content", Warning, "Answers that have no body document none",
            "HTTP forbids a body with 1xx, 204 and 304 (RFC 9110, section 6.4.1); generated clients wait for one that never comes.",
            "Take the content away, or choose another status.",
            (response, notes) =>
            {
                if (response.Status is "204" or "304" or "205" or ['1', _, _] && response.Node.Get("content").Members().Any())
                {
                    notes.Add(response.Place.At("content"), $"The answer {response.Status} cannot have content.");
                }
            }),
        Header("response-retry-after", ["429", "503"], ["Retry-After"], "Answers that ask to wait say how long",
            "A caller who is not told how long to wait guesses, and mostly guesses too short.", "Document the header Retry-After."),
        Header("response-authenticate", ["401"], ["WWW-Authenticate"], "401 says how to authenticate",
            "HTTP requires WWW-Authenticate with 401 (RFC 9110, section 15.5.2): it names the scheme that would have worked.", "Document the header WWW-Authenticate."),
        Header("response-location", ["201"], ["Location", "Content-Location"], "201 says where the new thing is",
            "Whoever has made something wants to read it next; Location saves putting its address together by hand.", "Document the header Location."),
        Header("response-rate-limit", ["200", "201", "202", "204"], ["RateLimit", "RateLimit-Policy", "RateLimit-Limit", "X-RateLimit-Limit", "X-Rate-Limit-Limit"], "Answers say what is left of the limit",
            "Callers that see their limit coming slow down before they are refused (OWASP API4).", "Document the header RateLimit, and RateLimit-Policy."),
        Header("response-cors", ["200", "201", "202", "204"], ["Access-Control-Allow-Origin"], "Answers say which sites may read them",
            "Browsers show an answer to another site only by this header (OWASP API8). Of use to APIs that pages call directly.", "Document the header Access-Control-Allow-Origin.", Off),
    ];

    private static LintCheck Inbound(string id, LintSeverity severity, string title, string reason, string remedy, Func<OperationSite, bool> isBroken, string message) =>
        LintCheck.On<OperationSite>(id, severity, title, reason, remedy, (operation, notes) =>
        {
            if (operation.IsInbound && isBroken(operation))
            {
                notes.Add(operation.Place.At("responses"), $"{Shorten.Text(operation.Label)} {message}.");
            }
        });

    private static LintCheck Header(string id, string[] statuses, string[] names, string title, string reason, string remedy, LintSeverity severity = Hint) =>
        LintCheck.On<OperationSite>(id, severity, title, reason, remedy, (operation, notes) =>
        {
            foreach (var (status, place, response) in operation.IsInbound ? operation.Responses.Where(response => statuses.Contains(response.Status)) : [])
            {
                if (!response.Get("headers").Members().Any(header => names.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
                {
                    notes.Add(place, $"The answer {status} does not document {names[0]}.");
                }
            }
        });
}
