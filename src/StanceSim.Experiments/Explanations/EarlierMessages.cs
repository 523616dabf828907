using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Explanations;

/// <summary>The messages of a fork that were sent before its folder begins: what it does then is done again, without being recorded.</summary>
internal static class EarlierMessages
{
    /// <summary>In the order in which they were sent; none for a run of its own.</summary>
    public static IEnumerable<MessageRow> Of(RunResults run)
    {
        if (run.Manifest.From == 0)
        {
            yield break;
        }

        var plan = run.Plan();
        var stage = plan.Scenario;
        foreach (var record in new Prelude(plan).Frames().TakeWhile(record => record.Tick < run.Manifest.From))
        {
            foreach (var message in record.Sent)
            {
                yield return MessageRowOf.Of(message, stage);
            }

            stage = record.Settings.Count > 0 ? Stages.At(plan, record.Tick) : stage;
        }
    }
}
