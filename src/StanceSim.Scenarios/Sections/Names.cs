using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Scenarios.Sections;

/// <summary>Forms of the names that parts of a scenario refer to each other by.</summary>
internal static class Names
{
    public static Form<int> Actor { get; } = new NameForm("id of an actor", context => context.Actors);

    public static Form<int> Issue { get; } = new NameForm("id of an issue", context => context.Issues);

    public static Form<int> Kind { get; } = new KindForm();

    /// <summary>An actor, or a list of actors.</summary>
    public static Form<Placed<int>[]> ActorList { get; } = new ListForm<int>(Actor, allowsSingle: true);

    /// <summary>The name of a message kind, with all kinds as choices in the schema.</summary>
    private sealed class KindForm : ScalarForm<int>
    {
        private static readonly NameForm Name = new("kind of message", _ => MessageKinds.Names);

        public override string Words => Name.Words;

        protected override bool TryReadText(Yaml.Scalar scalar, ReadContext context, out int value) => Name.TryRead(scalar, context, out value);

        public override void WriteTo(SchemaWriter schema) => schema.Choice(MessageKinds.Names.Names);
    }
}
