using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>Two numbers, the lower first.</summary>
internal sealed record Bounds(double Low, double High);

/// <summary>A list of two numbers, the lower first.</summary>
internal sealed class RangeForm(double low, double high) : Form<Bounds>
{
    private readonly NumberForm bound = new(low, high);

    public override string Words => "list [lowest, highest]";

    public override bool TryRead(Node node, ReadContext context, out Bounds value)
    {
        value = new Bounds(0, 1);
        if (node is not Sequence { Items: [var first, var second] })
        {
            context.Add(ProblemKinds.WrongShape, node, $"Here stands {node.Words}, where two numbers are expected.", "Write the lowest and the highest, such as [-1, 1].");
            return false;
        }

        if (!(bound.TryRead(first, context, out var lowest) & bound.TryRead(second, context, out var highest)))
        {
            return false;
        }

        if (lowest >= highest)
        {
            context.Add(ProblemKinds.EmptyRange, node, "The first number must be below the second.", "Write the lowest first, then the highest.");
            return false;
        }

        value = new Bounds(lowest, highest);
        return true;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Pair(bound);
}
