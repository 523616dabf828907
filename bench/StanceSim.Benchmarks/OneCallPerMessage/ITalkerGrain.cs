using Orleans.Concurrency;

namespace StanceSim.Benchmarks.OneCallPerMessage;

/// <summary>An actor that tells each of its listeners its positions in a grain call of its own: the obvious design, and the slow one.</summary>
[GrainInterfaceType("bench.talker")]
internal interface ITalkerGrain : IGrainWithIntegerKey
{
    /// <summary>Sets who the actor is, before its first turn.</summary>
    [Alias("join")]
    Task Join(Talker talker);

    /// <summary>Moves by what was heard in the tick before (nothing, in the first), then tells every listener.</summary>
    [Alias("turn")]
    Task Turn(int tick);

    /// <summary>One message. Interleaves, because two actors who tell each other something would wait for each other forever.</summary>
    [Alias("hear")]
    [AlwaysInterleave]
    Task Hear(Statement statement);

    [Alias("positions")]
    Task<Statement> Positions();
}

/// <summary>An actor of the one-call-per-message engine.</summary>
[GenerateSerializer, Immutable, Alias("bench.talker")]
internal sealed record Talker
{
    /// <summary>Those it listens to and who listen to it, ascending.</summary>
    [Id(0)]
    public required int[] Neighbours { get; init; }

    [Id(1)]
    public required double[] Positions { get; init; }

    [Id(2)]
    public required double[] Susceptibility { get; init; }
}

/// <summary>What an actor says in a tick, on every issue.</summary>
[GenerateSerializer, Immutable, Alias("bench.statement")]
internal sealed record Statement
{
    [Id(0)]
    public required int Tick { get; init; }

    [Id(1)]
    public required int Sender { get; init; }

    [Id(2)]
    public required double[] Positions { get; init; }
}
