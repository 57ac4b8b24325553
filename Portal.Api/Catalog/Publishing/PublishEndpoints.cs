using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Api.Catalog.Publishing.Reports;
using Portal.Api.Contracts.Lint;
using Portal.Api.Hosting;
using Portal.Api.Hosting.ManagementApi;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Publishing;

internal static class PublishEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var contract = routes.MapPost("/apis/{api}/versions/{version}/contract", PublishContract).WithName(nameof(PublishContract)).WithTags("Contracts")
            .RequireAuthorization(Policies.SignedIn)
            .WithMetadata(new PublicationBodyLimit(), new WireBody(PublicationBody.Types));
        foreach (var status in (int[])[200, 201, 409, 412, 422])
        {
            contract.Produces<PublicationView>(status, PublicationAnswer.Types[0], PublicationAnswer.Types[1..]);
        }
        contract.Refuses(401, 403, 404, 406, 413, 415);
        routes.MapGroup("/lint-rules").WithTags("Contracts").WithOptionalToken().MapGet("", ListLintRules).WithName(nameof(ListLintRules)).Refuses(401);
    }

    /// <summary>Whoever may not publish is told so before the body is taken in.</summary>
    private static async Task<IResult> PublishContract(
        string api, string version, bool? dryRun, bool? force, [StringLength(500, MinimumLength = 10)] string? reason, string? file,
        [FromHeader(Name = "If-Match")] string? ifMatch, HttpRequest request, ActorResolver actors, PublishContract publish, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(request.HttpContext.User, cancellationToken);
        if (Publishing.PublishContract.Refuse(actor) is { } refusal)
        {
            return Problems.From(refusal);
        }
        if (PublicationAnswer.TypeFor(request) is not { } type)
        {
            return PublicationAnswer.NoSuchType;
        }
        var body = await PublicationBody.ReadAsync(request, ifMatch, cancellationToken);
        if (body.Failure is { } failure)
        {
            return failure;
        }
        var outcome = await publish.ExecuteAsync(actor, body.ToRequest(api, version, dryRun ?? false, force ?? false, reason), cancellationToken);
        return outcome.Refusal is { } refused ? Problems.From(refused) : new PublicationAnswer(outcome.Value, type, file);
    }

    private static Ok<IReadOnlyList<LintRuleSetting>> ListLintRules(LintSettings settings) =>
        TypedResults.Ok<IReadOnlyList<LintRuleSetting>>([.. ContractLint.Rules.Select(rule => LintRuleSetting.Of(rule, settings))]);
}
