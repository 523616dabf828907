using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        var broken = SourceTree.Documents.SelectMany(document => Links(document)
            .Where(link => !Exists(document, link))
            .Select(link => $"{document}: {link}"));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_file_of_the_repository_a_document_names_exists()
    {
        var missing = SourceTree.Documents.SelectMany(document => NamedFile().Matches(SourceTree.Read(document))
            .Select(match => match.Groups[1].Value)
            .Where(file => !Path.Exists(Path.Combine(RepositoryFiles.Root, file)))
            .Select(file => $"{document}: {file}"));

        Assert.Empty(missing);
    }

    private static IEnumerable<string> Links(string document) => Link()
        .Matches(FencedCode().Replace(SourceTree.Read(document), ""))
        .Select(match => match.Groups[1].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool Exists(string document, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0
            ? document
            : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(document)!, parts[0])).Replace('\\', '/');
        if (!Path.Exists(Path.Combine(RepositoryFiles.Root, target)))
        {
            return false;
        }

        return parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal) || Anchors(target).Contains(parts[1]);
    }

    /// <summary>Anchors of headings, made as GitHub makes them.</summary>
    private static IEnumerable<string> Anchors(string document) => Heading()
        .Matches(FencedCode().Replace(SourceTree.Read(document), ""))
        .Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedCode();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    /// <summary>A path in code marks that starts at one of the repository's folders and has no placeholder in it.</summary>
    [GeneratedRegex(@"`((?:src|tests|bench|docs|scenarios)/[\w./-]+)`")]
    private static partial Regex NamedFile();
}
