using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Grains.Tests.Wire;

/// <summary>
/// A changed contract has a new version: silos and clients compare versions before they talk to one another. To the contract
/// belongs what a run comes to, since silos of one cluster must all come to the same.
/// </summary>
public sealed class WireContractTests
{
    /// <summary>Version and hash of the contract as it is. With a new hash the version must be raised, once for each release.</summary>
    private static readonly (int Version, string Hash) Pinned = (1, "030D4228986E3300");

    /// <summary>Version and digest of the Belarus run, as the kernel, its rules and the reading of scenarios have it.</summary>
    private static readonly (int Version, string Digest) Bytes = (1, "7CD3E6CC8C57B154");

    private static readonly Type[] NumberedTypes =
    [
        typeof(Variable), typeof(Mechanism), typeof(Procedure), typeof(Stage), typeof(Explicitness), typeof(Attribution), typeof(Audience), typeof(RunState),
    ];

    [Fact]
    public void The_version_is_that_of_the_contract()
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Contract())))[..16];

        Assert.True(
            (WireContract.Version, hash) == Pinned,
            $"The contract is {hash}. When it differs from the last release, raise WireContract.Version; then pin ({WireContract.Version}, \"{hash}\") here.");
    }

    [Fact]
    public async Task So_it_is_when_a_run_comes_to_something_else()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml");
        var lines = await RunDigest.Of(new LocalEngine(), scenario, TestContext.Current.CancellationToken);
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];

        Assert.True(
            (WireContract.Version, digest) == Bytes,
            $"Belarus comes to {digest}. When the last release came to something else, raise WireContract.Version; then pin ({WireContract.Version}, \"{digest}\") here.");
    }

    /// <summary>Grains and their methods as the analyzer lists them, and every member that travels.</summary>
    private static string Contract()
    {
        var text = new StringBuilder();
        var manifest = File.ReadAllLines(Path.Combine(ScenarioFiles.Folder, "..", "src", "StanceSim.Grains", "OrleansContracts.txt"));
        foreach (var line in manifest.Where(line => !line.StartsWith('#') && line.Length > 0))
        {
            text.Append(line).Append('\n');
        }

        var wireTypes = typeof(WireContract).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in wireTypes)
        {
            text.Append(type.GetCustomAttribute<AliasAttribute>()?.Alias).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(member => (Member: member, member.GetCustomAttribute<IdAttribute>()?.Id))
                .Where(member => member.Id is not null)
                .OrderBy(member => member.Id);
            foreach (var (member, id) in members)
            {
                var kind = member switch { PropertyInfo property => property.PropertyType, FieldInfo field => field.FieldType, _ => typeof(void) };
                text.Append($"  {id}: {kind}\n");
            }
        }

        // What travels as a number, and what is encoded by hand.
        foreach (var type in NumberedTypes)
        {
            text.Append(type.Name).AppendJoin(',', Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $" {Enum.GetName(type, value)} {value}")).Append('\n');
        }

        text.Append(Convert.ToHexString(RoundTripTests.Serializer.SerializeToArray(new Numbers([1, -2.5, double.NaN])))).Append('\n');
        text.Append(Convert.ToHexString(RoundTripTests.Serializer.SerializeToArray(new LentNumbers(new[] { 1, -2.5, double.NaN })))).Append('\n');
        return text.ToString();
    }
}
