using System.Collections.Immutable;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Grains;

namespace StanceSim.Cluster.Members;

/// <summary>Keeps silos and clients that do not understand each other apart.</summary>
internal static class ContractCheck
{
    /// <exception cref="ClusterException">A present silo speaks another version of the contract.</exception>
    public static void Check(ClusterSettings settings, ImmutableArray<Member> members)
    {
        var now = DateTime.UtcNow;
        var others = members.Where(member => member.IsThere(now, settings.AliveEvery) && member.Name.Contract != WireContract.Version).ToArray();
        if (others.Length == 0)
        {
            return;
        }

        var names = string.Join(", ", others.Select(other => $"{other.Name.Name} (version {other.Name.Version}, contract {other.Name.Contract})"));
        throw new ClusterException(ClusterProblemKinds.OtherContract, $"cluster {settings.Cluster}",
            $"This program speaks contract {WireContract.Version}, but in the cluster are {names}.",
            "Use the program's version that the cluster runs, or stop all its silos first; another contract is a new cluster.");
    }
}
