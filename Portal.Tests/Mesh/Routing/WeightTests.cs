namespace Portal.Tests.Mesh.Routing;

public sealed class WeightTests
{
    [Theory]
    [InlineData(1, 99)]
    [InlineData(10, 90)]
    [InlineData(50, 50)]
    [InlineData(1, 3)]
    public void Weights_hold_over_ten_thousand_picks(int v1, int v2)
    {
        var route = Compiled.Routes(MeshYaml.Split(v1, v2)).Find("GET /x")!;
        var random = new Random(7);

        var first = Enumerable.Range(0, 10_000).Count(_ => route.Pick(random.NextDouble()).Subset == "v1");

        var expected = 10_000.0 * v1 / (v1 + v2);
        var deviation = Math.Sqrt(10_000.0 * v1 * v2) / (v1 + v2);
        Assert.InRange(first, expected - (4 * deviation), expected + (4 * deviation));
    }
}
