using System.Text;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Cascades;

/// <summary>All cascades of a run, as one text that is equal when every span is.</summary>
internal static class CascadeSet
{
    public static async Task<List<EndedCascade>> Of(IRunEngine engine, RunPlan plan, int mostOpen = CascadeTracer.MostOpenSpans)
    {
        var tracer = new CascadeTracer(ManifestOf.Beginning(plan), MessageNotes.Of(plan.Scenario), mostOpen: mostOpen);
        var cascades = new List<EndedCascade>();
        await foreach (var record in engine.Run(plan, TestContext.Current.CancellationToken))
        {
            tracer.Observe(record.Tick, record.Sent, record.Changes);
            cascades.AddRange(tracer.Overflow());
        }

        return [.. cascades, .. tracer.End()];
    }

    /// <summary>All cascades of a run, as they are told while it goes on: those that were over before the end, then the others.</summary>
    public static async Task<(List<EndedCascade> Early, List<EndedCascade> Late)> WhileItGoesOn(
        IRunEngine engine, RunPlan plan, int mostOpen = CascadeTracer.MostOpenSpans)
    {
        var tracer = new CascadeTracer(ManifestOf.Beginning(plan), MessageNotes.Of(plan.Scenario), mostOpen: mostOpen, plan: plan);
        var early = new List<EndedCascade>();
        await foreach (var record in engine.Run(plan, TestContext.Current.CancellationToken))
        {
            tracer.Observe(record.Tick, record.Sent, record.Changes);
            early.AddRange(tracer.Over());
            early.AddRange(tracer.Overflow());
        }

        return (early, [.. tracer.End()]);
    }

    public static async Task<string> TextOf(IRunEngine engine, RunPlan plan) => TextOf(await Of(engine, plan), plan);

    public static string TextOf(IEnumerable<EndedCascade> cascades, RunPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new OtlpJson(buffer, new OtlpRun(ManifestOf.Beginning(plan), Settings.Of(null)) { Anchor = DateTimeOffset.UnixEpoch }))
        {
            foreach (var cascade in cascades)
            {
                json.Add(cascade);
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
