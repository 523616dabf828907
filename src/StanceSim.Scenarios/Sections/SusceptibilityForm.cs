using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>A number for all issues, or numbers by issue; <c>default</c> stands for the issues not named. Issue -1 is the default.</summary>
internal sealed class SusceptibilityForm : Form<MapEntry<int, double>[]>
{
    private static readonly NumberForm Number = new(0, 1);

    private static readonly MapForm<int, double> ByIssue = new(new IssueOrDefaultForm(), "issue", Number);

    public override string Words => $"{Number.Words}, or {ByIssue.Words} or `default`";

    public override bool TryRead(Node node, ReadContext context, out MapEntry<int, double>[] value)
    {
        if (node is not Scalar scalar)
        {
            return ByIssue.TryRead(node, context, out value);
        }

        var isRead = Number.TryRead(node, context, out var number);
        value = isRead ? [new MapEntry<int, double>(-1, number, scalar, scalar)] : [];
        return isRead;
    }

    public override void WriteTo(SchemaWriter schema) => schema.AnyOf(Number, ByIssue);

    private sealed class IssueOrDefaultForm : ScalarForm<int>
    {
        public override string Words => Names.Issue.Words;

        protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
        {
            value = -1;
            return scalar.Text == "default" || Names.Issue.TryRead(scalar, context, out value);
        }

        public override void WriteTo(SchemaWriter schema) => Names.Issue.WriteTo(schema);
    }
}
