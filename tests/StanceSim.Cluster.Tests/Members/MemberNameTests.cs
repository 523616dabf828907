using StanceSim.Cluster.Members;

namespace StanceSim.Cluster.Tests.Members;

public sealed class MemberNameTests
{
    [Fact]
    public void What_a_silo_calls_itself_is_read_as_it_was_written()
    {
        var name = MemberName.OfThisProgram("silo-1");

        Assert.Equal(name, MemberName.Parse(name.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("silo-1")]
    [InlineData("a/b/c")]
    [InlineData("a/1.0/-3")]
    public void An_entry_of_another_program_speaks_no_contract(string entry) => Assert.Equal(0, MemberName.Parse(entry).Contract);
}
