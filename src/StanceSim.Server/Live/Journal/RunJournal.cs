using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Server.Live.Journal;

/// <summary>
/// What a run did so far, laid out for questions: any frame, any change, any message at once. Of a run that goes on it is
/// written tick by tick; of a finished one it is made from the run's folder when somebody asks. It holds nothing that the
/// folder does not, and goes when nobody uses it.
/// </summary>
internal sealed class RunJournal
{
    private readonly Func<JournalPart, Task>? load;

    /// <param name="space">Where its files are made, and how large they may become.</param>
    /// <param name="cast">Who and what occurs in the run.</param>
    /// <param name="load">Reads a part of a finished run; null: everything is there as it happens.</param>
    public RunJournal(JournalSpace space, Cast cast, Func<JournalPart, Task>? load = null)
    {
        (Cast, this.load) = (cast, load);
        Stances = new StanceLog(space, cast.Cells, cast.HalfWidths);
        Affinities = new AffinityLog(space);
        Changes = new ChangeJournal(space);
        Flows = new FlowLog(space, cast.Issues);
        Messages = new MessageLog(space);
    }

    public Cast Cast { get; }

    public StanceLog Stances { get; }

    public AffinityLog Affinities { get; }

    public MessageLog Messages { get; }

    public AppendOnly<DecisionRow> Decisions { get; } = new();

    public ChangeJournal Changes { get; }

    public FlowLog Flows { get; }

    /// <summary>Number of the newest frame that can be read whole; -1: none yet.</summary>
    public int Newest
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = -1;

    /// <summary>Waits until a part can be read.</summary>
    public Task Ready(JournalPart part) => load?.Invoke(part) ?? Task.CompletedTask;
}

/// <summary>Parts of a journal that are read apart from each other.</summary>
internal enum JournalPart
{
    Stances,

    Affinities,

    /// <summary>Messages, decisions, changes and flows, which refer to each other.</summary>
    Events,
}
