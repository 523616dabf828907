using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>A run as viewers see it, whether it goes on or is over.</summary>
/// <param name="Journal">What it did so far.</param>
/// <param name="Frames">Its frames.</param>
/// <param name="Viewers">Who watches it.</param>
/// <param name="State">What it is doing now.</param>
internal sealed record WatchedRun(RunJournal Journal, FrameMaker Frames, Viewers Viewers, Func<StateEvent> State);
