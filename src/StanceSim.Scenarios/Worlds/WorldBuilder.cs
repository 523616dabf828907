using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Relations;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Worlds;

/// <summary>Makes the world of sections that were read without problems.</summary>
internal sealed class WorldBuilder(ReadContext context, ulong seed, ModelSection model)
{
    public required Placed<ActorSection>[] Actors { get; init; }

    public required List<PopulationSection> Populations { get; init; }

    public required Placed<TieSection>[] Ties { get; init; }

    public required MapEntry<int, MapEntry<int, double>[]>[] Attention { get; init; }

    public required ImmutableArray<Organisation> Organisations { get; init; }

    public required ImmutableArray<ScheduledMessage> Schedule { get; init; }

    public required ImmutableArray<Policy> Policies { get; init; }

    public World Build(TimeSection time, int cascadeLimit)
    {
        var count = context.Actors.Names.Count;
        var tables = new StanceTables(context.IssueList, count);
        for (var actor = 0; actor < Actors.Length; actor++)
        {
            tables.Write(actor, Actors[actor].Value);
        }

        foreach (var population in Populations)
        {
            tables.Write(population, seed);
        }

        var relations = RelationsOf();
        var capability = tables.Capability;
        var hasMessages = Schedule.Length + Policies.Length + Organisations.Length > 0;
        var hasRegard = relations.Ties.Count + relations.Affinities.Count > 0 || Populations.Exists(population => population.Network.Weight != 1);
        var network = new NetworkBuilder(relations, Populations, count, capability).Build(
            seed, keepsAffinities: hasMessages || (model.UsesAffinities && hasRegard), isDense: hasMessages && count <= NetworkBuilder.DenseActors);

        return new World
        {
            Actors = AllActors(count),
            Issues = context.IssueList,
            Network = network,
            Ties = [.. relations.Ties.OrderBy(tie => tie.From).ThenBy(tie => tie.To).ThenBy(tie => tie.Type, StringComparer.Ordinal)],
            Generated = [.. Populations.Where(population => population.Network is { Kind: not NetworkKind.None, Weight: > 0 })
                .Select(population => new GeneratedNetwork(population.First, population.Count, population.Network.Weight))],
            InitialPositions = tables.Positions,
            Anchors = tables.Anchors,
            Susceptibility = tables.Susceptibility,
            Salience = tables.Salience,
            Uncertainty = tables.Uncertainty,
            Capability = capability,
            SpeaksRoutinely = tables.SpeaksRoutinely,
            HoldsView = tables.HoldsView,
            Organisations = Organisations,
            Schedule = Schedule,
            Policies = Policies,
            Rule = model.Rule,
            Relations = model.Relations,
            Manner = model.Manner,
            Ticks = time.Ticks,
            StopWhenStill = time.StopsWhenStill,
            CascadeLimit = cascadeLimit,
        };
    }

    private ImmutableArray<Actor> AllActors(int count)
    {
        var actors = ImmutableArray.CreateBuilder<Actor>(count);
        actors.AddRange(Actors.Select(actor => actor.Value.Actor));
        foreach (var population in Populations)
        {
            for (var member = 0; member < population.Count; member++)
            {
                actors.Add(new Actor
                {
                    Id = context.Actors.Names[population.First + member],
                    Name = population.Name + context.Actors.Names[population.First + member][population.Id.Length..].Replace('-', ' '),
                    Type = population.Type,
                    Bloc = population.Bloc,
                });
            }
        }

        return actors.MoveToImmutable();
    }

    private Relations RelationsOf()
    {
        var relations = new Relations();
        foreach (var (tie, _) in Ties)
        {
            var weight = tie.IsRivalry ? -tie.Weight : tie.Weight;
            relations.Ties.Add(new Tie { Type = tie.Type, From = tie.From, To = tie.To, Weight = weight, Source = tie.Evidence?.Source });
            if (tie.IsMutual)
            {
                relations.Ties.Add(new Tie { Type = tie.Type, From = tie.To, To = tie.From, Weight = weight, Source = tie.Evidence?.Source });
            }
        }

        for (var actor = 0; actor < Actors.Length; actor++)
        {
            foreach (var (other, affinity, _, _) in Actors[actor].Value.Affinities)
            {
                relations.Affinities[Edge.Key(actor, other)] = affinity.Value;
            }
        }

        foreach (var (listener, row, _, _) in Attention)
        {
            relations.Attention[listener] = row.ToDictionary(share => share.Name, share => share.Value);
        }

        new Composites(relations, Composites.WholesOf([.. Actors.Select(actor => actor.Value)], context.Actors.Names.Count)).Inherit();
        return relations;
    }
}
