namespace StanceSim.Server.Api.Catalogue;

/// <summary>A folder out of which no name and no link leads.</summary>
internal sealed class SafeFolder
{
    /// <summary>Links on the way of one path, at most; longer ways lead nowhere, and so not inside.</summary>
    private const int MostLinks = 32;

    private readonly string root;

    public SafeFolder(string folder) => root = Path.TrimEndingDirectorySeparator(RealPath(Path.GetFullPath(folder)));

    /// <summary>The folder, with links resolved.</summary>
    public string Root => root;

    public bool Exists => Directory.Exists(root);

    /// <summary>Files with an ending whose names, without it, are allowed, and that lie inside.</summary>
    public IEnumerable<(string Name, string Path)> Files(string ending, Func<string, bool> isAllowed) => Exists
        ? Directory.EnumerateFiles(root)
            .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileName(file)[..^ending.Length], Path: file))
            .Where(file => isAllowed(file.Name) && LiesInside(file.Path))
        : [];

    /// <summary>Folders whose names are allowed and that lie inside.</summary>
    public IEnumerable<(string Name, string Path)> Folders(Func<string, bool> isAllowed) => Exists
        ? Directory.EnumerateDirectories(root)
            .Select(folder => (Name: Path.GetFileName(folder), Path: folder))
            .Where(folder => isAllowed(folder.Name) && LiesInside(folder.Path))
        : [];

    /// <summary>Whether something is in this folder once all links are followed.</summary>
    public bool LiesInside(string path) => RealPath(path).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A path with every link on the way resolved.</summary>
    private static string RealPath(string path, int links = 0)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null || links > MostLinks)
        {
            return Path.GetPathRoot(path) ?? "/";
        }

        var here = Path.Combine(RealPath(parent, links), Path.GetFileName(path));
        var info = new FileInfo(here);
        if (info.LinkTarget is null)
        {
            return here;
        }

        try
        {
            return RealPath(info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here, links + 1);
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere, and so not inside.
            return Path.GetPathRoot(path) ?? "/";
        }
    }
}
