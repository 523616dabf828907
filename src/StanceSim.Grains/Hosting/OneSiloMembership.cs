using System.Globalization;

namespace StanceSim.Grains.Hosting;

/// <summary>The membership table of a cluster that is one silo in this process.</summary>
internal sealed class OneSiloMembership : IMembershipTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<SiloAddress, MembershipEntry> entries = [];
    private int version;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAll();

    public Task<MembershipTableData> ReadAll()
    {
        lock (gate)
        {
            var tag = version.ToString(CultureInfo.InvariantCulture);
            return Task.FromResult(new MembershipTableData(
                [.. entries.Values.Select(entry => Tuple.Create(entry, tag))], new TableVersion(version, tag)));
        }
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Put(entry);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Put(entry);

    public Task UpdateIAmAlive(MembershipEntry entry) => Task.CompletedTask;

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => Task.CompletedTask;

    private Task<bool> Put(MembershipEntry entry)
    {
        lock (gate)
        {
            entries[entry.SiloAddress] = entry;
            version++;
            return Task.FromResult(true);
        }
    }
}
