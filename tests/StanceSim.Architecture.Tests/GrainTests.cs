using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace StanceSim.Architecture.Tests;

public sealed class GrainTests
{
    private static readonly Type[] Types = [.. Assembly.Load("StanceSim.Grains").GetTypes()
        .Where(type => !type.FullName!.StartsWith("OrleansCodeGen", StringComparison.Ordinal))];

    private static readonly Type[] GrainClasses = [.. Types.Where(type => type.IsAssignableTo(typeof(Grain)))];

    private static readonly Type[] WireTypes = [.. Types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))];

    [Theory]
    [InlineData("StanceSim.Cluster")]
    [InlineData("StanceSim.Server")]
    [InlineData("StanceSim.Experiments")]
    [InlineData("StanceSim.Observability")]
    [InlineData("StanceSim.Scenarios")]
    [InlineData("stancesim")]
    public void Nobody_else_has_grains(string assembly) =>
        Assert.DoesNotContain(Assembly.Load(assembly).GetTypes(), type => type.IsAssignableTo(typeof(IGrainBase)));

    [Fact]
    public void Grains_are_sealed_and_nobody_elses_business()
    {
        Assert.NotEmpty(GrainClasses);
        Assert.All(GrainClasses, grain => Assert.True(grain.IsSealed && !grain.IsPublic, $"{grain.Name} must be internal and sealed."));
    }

    [Fact]
    public void Identities_of_grains_are_pinned()
    {
        Assert.All(GrainClasses, grain => Assert.True(grain.IsDefined(typeof(GrainTypeAttribute), false), $"{grain.Name} needs [GrainType]."));
        Assert.All(
            Types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))),
            contract =>
            {
                Assert.True(contract.IsDefined(typeof(GrainInterfaceTypeAttribute), false), $"{contract.Name} needs [GrainInterfaceType].");
                Assert.All(contract.GetMethods(), method => Assert.True(
                    method.IsDefined(typeof(AliasAttribute), false), $"{contract.Name}.{method.Name} needs [Alias]."));
            });
    }

    [Fact]
    public void No_grain_is_reentrant() =>
        Assert.All(GrainClasses, grain => Assert.False(grain.IsDefined(typeof(ReentrantAttribute), false), $"{grain.Name} is reentrant."));

    [Fact]
    public void Wire_types_have_aliases_of_their_own()
    {
        Assert.NotEmpty(WireTypes);
        var aliases = WireTypes.Select(type => (Type: type.Name, type.GetCustomAttribute<AliasAttribute>()?.Alias)).ToArray();

        Assert.All(aliases, alias => Assert.False(string.IsNullOrEmpty(alias.Alias), $"{alias.Type} needs [Alias]."));
        Assert.Equal(aliases.Length, aliases.Select(alias => alias.Alias).Distinct().Count());
    }

    [Fact]
    public void Every_member_on_the_wire_has_its_number() =>
        Assert.All(WireTypes.Where(type => !type.IsEnum), type =>
        {
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);
            var ids = members.Select(member => member.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>().ToArray();
            var values = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Count(property => property.CanWrite && property.GetIndexParameters().Length == 0)
                + type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Length;

            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.True(ids.Length >= values, $"{type.Name} has {values} values and {ids.Length} numbers.");
        });
}
