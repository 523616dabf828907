namespace StanceSim.Benchmarks.OneCallPerMessage;

/// <summary>Friedkin-Johnsen on uniform attention, in the order of sums that the kernel has, so that both end on the same bits.</summary>
[GrainType("bench.talker")]
internal sealed class TalkerGrain : Grain, ITalkerGrain
{
    private Talker self = new() { Neighbours = [], Positions = [], Susceptibility = [] };
    private ITalkerGrain[] listeners = [];
    private Statement?[][] inboxes = [[], []];
    private Task[] calls = [];
    private double[] positions = [];
    private int ticks;

    public Task Join(Talker talker)
    {
        self = talker;
        positions = talker.Positions;
        listeners = [.. talker.Neighbours.Select(neighbour => GrainFactory.GetGrain<ITalkerGrain>(neighbour))];
        inboxes = [new Statement?[listeners.Length], new Statement?[listeners.Length]];
        calls = new Task[listeners.Length];
        ticks = 0;
        return Task.CompletedTask;
    }

    public Task Turn(int tick)
    {
        if (tick > 0)
        {
            Move(inboxes[(tick - 1) % 2]);
        }

        ticks = tick;
        var statement = new Statement { Tick = tick, Sender = (int)this.GetPrimaryKeyLong(), Positions = positions };
        for (var place = 0; place < listeners.Length; place++)
        {
            calls[place] = listeners[place].Hear(statement);
        }

        return Task.WhenAll(calls);
    }

    public Task Hear(Statement statement)
    {
        inboxes[statement.Tick % 2][Array.BinarySearch(self.Neighbours, statement.Sender)] = statement;
        return Task.CompletedTask;
    }

    public Task<Statement> Positions() =>
        Task.FromResult(new Statement { Tick = ticks, Sender = (int)this.GetPrimaryKeyLong(), Positions = positions });

    private void Move(Statement?[] inbox)
    {
        if (inbox.Length == 0)
        {
            return;
        }

        var next = new double[positions.Length];
        foreach (var statement in inbox)
        {
            for (var issue = 0; issue < next.Length; issue++)
            {
                next[issue] += statement?.Positions[issue] ?? 0;
            }
        }

        for (var issue = 0; issue < next.Length; issue++)
        {
            var openness = self.Susceptibility[issue];
            next[issue] = (openness * (next[issue] / inbox.Length)) + ((1 - openness) * self.Positions[issue]);
        }

        positions = next;
    }
}
