using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

public sealed partial class TidyTests(ITestOutputHelper output)
{
    private const int LongestFile = 400;
    private const int LargestMedian = 60;
    private const int LargestNinetieth = 160;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var longer = SourceTree.AllCode
            .Select(file => (File: file, Lines: SourceTree.ReadLines(file).Length))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.File}: {file.Lines} lines");

        Assert.Empty(longer);
    }

    [Fact]
    public void The_median_file_of_the_product_is_short()
    {
        var lengths = SourceTree.Code("src").Select(file => SourceTree.ReadLines(file).Length).Order().ToArray();
        var (median, ninetieth) = (lengths[lengths.Length / 2], lengths[lengths.Length * 9 / 10]);
        output.WriteLine($"{lengths.Length} files; lines: median {median}, 90th percentile {ninetieth}, longest {lengths[^1]}");

        Assert.True(median <= LargestMedian, $"Median {median} lines, more than {LargestMedian}.");
        Assert.True(ninetieth <= LargestNinetieth, $"A tenth of the files has more than {LargestNinetieth} lines: {ninetieth}.");
    }

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Assert.DoesNotContain(SourceTree.AllCode, file => VagueName().IsMatch(Path.GetFileName(file)));

    [Fact]
    public void Nothing_is_left_to_do_later() => AssertNoLine(SourceTree.AllCode, LeftForLater());

    [Fact]
    public void Every_warning_switched_off_says_why() => AssertNoLine(SourceTree.AllCode, SilentSuppression());

    [Fact]
    public void No_null_is_forgiven_by_default_without_a_reason() => AssertNoLine(SourceTree.Code("src"), ForgivenDefault());

    [Fact]
    public void Files_hold_the_namespace_of_their_folder() =>
        Assert.All(SourceTree.Code("src"), file =>
        {
            var lines = SourceTree.ReadLines(file);
            var declared = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            var expected = Path.GetDirectoryName(file)!["src/".Length..].Replace('\\', '/').Replace('/', '.');
            Assert.True(declared is null || declared == $"namespace {expected};", $"{file} declares {declared}");
        });

    private static void AssertNoLine(IEnumerable<string> files, Regex forbidden) =>
        Assert.Empty(files
            .Where(file => !file.EndsWith("/TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(file => SourceTree.ReadLines(file).Select((line, index) => (Place: $"{file}:{index + 1}", Line: line)))
            .Where(line => forbidden.IsMatch(line.Line))
            .Select(line => $"{line.Place}: {line.Line.Trim()}"));

    [GeneratedRegex("(Helper|Util|Utils|Utility|Utilities|Manager|Common|Misc)s?[A-Z.]")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b|\[Fact\(.*Skip|\[Theory\(.*Skip")]
    private static partial Regex LeftForLater();

    /// <summary>A pragma needs a comment behind it, an attribute its Justification.</summary>
    [GeneratedRegex(@"#pragma warning disable (?!.*//)|SuppressMessage\((?!.*Justification)")]
    private static partial Regex SilentSuppression();

    [GeneratedRegex(@"= (default|null)!;(?!.*//)")]
    private static partial Regex ForgivenDefault();
}
