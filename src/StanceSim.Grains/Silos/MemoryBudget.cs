using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Silos;

/// <summary>The memory that a silo may use, and what the runs in which it takes part have of it. Thread-safe.</summary>
/// <param name="silo">Name of the silo.</param>
/// <param name="available">Bytes that its process may use.</param>
public sealed class MemoryBudget(string silo, long available)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Share> shares = [];

    /// <summary>Takes what a partition needs, before anything of the run is read.</summary>
    /// <exception cref="RunDoesNotFitException">There is not so much left.</exception>
    internal void Take(RunSpec spec, int partition)
    {
        lock (gate)
        {
            var share = shares.GetValueOrDefault(spec.Run) ?? new Share(spec.Memory);
            var left = available - MemoryNeed.Program - shares.Where(other => other.Key != spec.Run).Sum(other => other.Value.Bytes);
            if (share.BytesWith(partition) > left)
            {
                throw new RunDoesNotFitException(
                    $"The run takes about {MemoryNeed.Text(share.BytesWith(partition))} of memory on silo {silo}, which has {MemoryNeed.Text(Math.Max(0, left))} left of the {MemoryNeed.Text(available)} that it may use.");
            }

            share.Add(partition);
            shares[spec.Run] = share;
        }
    }

    internal void GiveBack(RunSpec spec, int partition)
    {
        lock (gate)
        {
            if (shares.TryGetValue(spec.Run, out var share) && share.Remove(partition))
            {
                shares.Remove(spec.Run);
            }
        }
    }

    /// <summary>What one run has: the same partition twice while an old placement has not gone yet, which counts once.</summary>
    private sealed class Share(RunMemory memory)
    {
        private readonly Dictionary<int, int> partitions = [];

        public long Bytes => memory.Shared + (memory.PerPartition * partitions.Count);

        public long BytesWith(int partition) => Bytes + (partitions.ContainsKey(partition) ? 0 : memory.PerPartition);

        public void Add(int partition) => partitions[partition] = partitions.GetValueOrDefault(partition) + 1;

        /// <summary>True when nothing is left.</summary>
        public bool Remove(int partition)
        {
            if (partitions.TryGetValue(partition, out var count) && count > 1)
            {
                partitions[partition] = count - 1;
            }
            else
            {
                partitions.Remove(partition);
            }

            return partitions.Count == 0;
        }
    }
}
