using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

/// <summary>Makes a value that fits a schema, always the same one, from what the schema shows: examples and defaults, then the first of everything.</summary>
internal sealed class ExampleMaker : ValueMaker
{
    private const int MostValues = 300;

    /// <summary>A request with more members than these shows those that have to be sent, or, where none has, the first few.</summary>
    private const int MostSent = 15;

    private const int FewSent = 5;

    private ExampleMaker(ShapeUse use)
        : base(use, MostValues)
    {
    }

    public static ContractNode? Make(SchemaView schema, ShapeUse use = ShapeUse.Any) => new ExampleMaker(use).Value(schema);

    protected override ContractNode? Given(SchemaView schema) => schema.OwnExampleNode;

    protected override int Draw(int count) => 0;

    protected override bool Flag() => true;

    protected override int Count(int least, int most) => Math.Min(Math.Max(least, 1), most);

    protected override string Plain(SchemaView schema) => FormatExamples.For(schema);

    protected override string Number(NumberBounds bounds) => NumberBounds.Text(bounds.Nearest(bounds.Least ?? bounds.Most ?? bounds.Step ?? 1));

    protected override IEnumerable<PropertyView> Shown(SchemaView schema)
    {
        var all = schema.Properties.Where(Belongs).ToList();
        var required = all.FindAll(property => property.Required);
        return Use is not ShapeUse.Request || all.Count <= MostSent ? all : required.Count > 0 ? required : all[..FewSent];
    }

    private bool Belongs(PropertyView property) =>
        property.IsPartOf(Use) && !property.Schema.IsInternal && (!property.Schema.IsDeprecated || property.Required);
}
