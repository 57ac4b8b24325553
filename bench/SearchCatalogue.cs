using System.Text.Json;
using Portal.Api.Catalog;
using Portal.Api.Contracts;

namespace Bench;

/// <summary>A company's catalogue that is made up, always the same: 300 documents with 20,000 operations, their parameters, schemas, fields and values.</summary>
internal sealed class SearchCatalogue
{
    public const int Documents = 300;
    public const int Operations = 20_000;

    private static readonly string[] Things = Words("""
        account address agent airport allergy amenity balance baggage bank basket beneficiary bid bill birth board booking boarding branch budget bundle bus cabin calendar call campaign capital car card
        cargo carrier cart case category certificate channel charge check city claim class client clause climate code collection commission company complaint component connection consent contact container
        contract conversion corridor country coupon courier coverage credit crew currency customer dealer delivery department deposit desk device discount dispute distance document door driver duty
        employee engine entitlement entry envelope equipment estimate event exchange expense facility fare fee feed fleet flight forecast form freight fuel fulfilment gate guest guide holiday hotel house
        identity incident income insurance interest inventory invoice issue itinerary journey kiosk label ledger lease licence limit line loan location lounge luggage mandate manifest market meal member
        merchant message meter mile mission mortgage network note notice offer office order organisation owner package parcel parking part partner passenger passport payment payout penalty pension permit
        person phone photo pickup pilot plan platform policy port portfolio position prescription price product profile programme project promotion property provider purchase quote rail rate receipt
        record redemption refund region register rental repair report reservation resource retailer return review reward risk room route rule salary sale schedule seat section segment seller service session
        settlement share shelf shift shipment shop signature site slot statement station status stock store subscription subsidiary supplier supply surcharge survey tariff task tax team tenant terminal
        territory ticket timetable token toll tour track trader train transaction transfer transit traveller trip truck trunk unit upgrade usage user vehicle vendor venue vessel visa visit voucher wallet
        warehouse warranty weather weight wire worker zone
        """);

    private static readonly string[] Acts = Words("list get create update delete search cancel approve reject export import validate assign archive restore confirm schedule authorise reprice reconcile summarise translate");
    private static readonly string[] Traits = Words("""
        id name status type amount currency createdAt updatedAt reference description email countryCode postalCode validFrom validUntil externalReference quantity priority colour language timeZone
        taxRate netPrice grossPrice discountCode expiryDate ownerId parentId version notes iban phoneNumber latitude longitude departureTime arrivalTime seatNumber cabinClass weightInGrams isActive
        """);

    private static readonly string[] Codes = Words("pending active suspended cancelled expired draft approved rejected settled refunded economy business first standby delayed boarding departed landed closed open locked");

    private readonly Random _random = new(20_261_123);

    /// <summary>One in five is for insiders only.</summary>
    public IEnumerable<PublishedApiEntry> Apis()
    {
        for (var number = 0; number < Documents; number++)
        {
            var thing = Things[number % Things.Length];
            var title = $"{Upper(thing)} {Upper(Pick(Things))}s";
            var operations = (Operations * (number + 1) / Documents) - (Operations * number / Documents);
            var contract = ContractReader.Read(JsonSerializer.SerializeToUtf8Bytes(Document(title, thing, operations))).Document!;
            var audience = number % 5 == 4 ? Audience.Internal : Audience.Partners;
            yield return new PublishedApiEntry(Guid.Empty, $"{thing}-{number}", title, audience, true, "problem", "v1", new Dictionary<string, ContractDocument> { ["v1"] = contract })
            {
                Summary = Sentence(),
                Owner = $"{Upper(Pick(Things))} team",
                Domain = Pick(Things),
                Tags = [Pick(Things), Pick(Things)],
                InOrder = [new PublishedVersionEntry("v1", audience, LifecycleState.Published, DateTimeOffset.UnixEpoch, $"{number:x64}", contract)],
            };
        }
    }

    private Dictionary<string, object> Document(string title, string thing, int operations)
    {
        var paths = new Dictionary<string, object>();
        for (var made = 0; made < operations;)
        {
            var (act, of, with) = (Pick(Acts), made % 3 == 0 ? thing : Pick(Things), Pick(Things));
            if (paths.TryAdd($"/{of}s/{{{of}Id}}/{with}s/{act}-{made}", new Dictionary<string, object> { [made % 2 == 0 ? "get" : "post"] = Operation(act, of, with, made) }))
            {
                made++;
            }
        }
        var schemas = new Dictionary<string, object>();
        while (schemas.Count < 30)
        {
            schemas[Upper(Pick(Things)) + Upper(Pick(Things))] = Schema();
        }
        return new() { ["openapi"] = "3.1.1", ["info"] = new { title, version = "1.0.0", description = Sentence() }, ["paths"] = paths, ["components"] = new { schemas } };
    }

    private object Operation(string act, string of, string with, int number) => new
    {
        operationId = $"{act}{Upper(of)}{Upper(with)}{number}",
        summary = $"{Upper(act)} {with}s of one {of}",
        description = $"{Sentence()} {Sentence()} {Sentence()}",
        tags = new[] { of },
        parameters = (object[])
        [
            new { name = of + "Id", @in = "path", required = true, description = Sentence(), schema = new { type = "string" } },
            new { name = Pick(Traits), @in = "query", description = Sentence(), schema = new { type = "string", @enum = new[] { Pick(Codes), Pick(Codes) } } },
        ],
        responses = new Dictionary<string, object> { ["200"] = new { description = "Found." } },
    };

    private object Schema()
    {
        var properties = new Dictionary<string, object>();
        while (properties.Count < 9)
        {
            properties[properties.Count % 3 == 0 ? Pick(Things) + Upper(Pick(Traits)) : Pick(Traits)] =
                properties.Count == 4 ? new { type = "string", @enum = new[] { Pick(Codes), Pick(Codes), Pick(Codes) } } : new { type = "string", description = Sentence() };
        }
        return new { type = "object", description = Sentence(), properties };
    }

    private string Sentence() => $"The {Pick(Traits)} of a {Pick(Things)} for its {Pick(Things)}, as the {Pick(Things)} {Pick(Acts)}s it when it is {Pick(Codes)}.";

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
