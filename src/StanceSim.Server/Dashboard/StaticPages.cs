using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace StanceSim.Server.Dashboard;

/// <summary>The built dashboard, read into memory once: no request leads to a path.</summary>
internal sealed class StaticPages
{
    private const long MostBytes = 64 << 20;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".webmanifest"] = "application/manifest+json",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, StaticFile> files;

    private StaticPages(FrozenDictionary<string, StaticFile> files) => this.files = files;

    /// <summary>The page that all addresses of the dashboard begin with; null: it is not built.</summary>
    public StaticFile? Index => files.GetValueOrDefault("/index.html");

    public static StaticPages Read(string? folder)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return new StaticPages(FrozenDictionary<string, StaticFile>.Empty);
        }

        var all = new Dictionary<string, StaticFile>();
        long total = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Types.TryGetValue(Path.GetExtension(file), out var type) && (total += new FileInfo(file).Length) <= MostBytes)
            {
                var address = "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
                all.Add(address, Of(File.ReadAllBytes(file), type, address.StartsWith("/assets/", StringComparison.Ordinal)));
            }
        }

        return new StaticPages(all.ToFrozenDictionary());
    }

    public StaticFile? Find(string address) => files.GetValueOrDefault(address);

    private static StaticFile Of(byte[] bytes, string type, bool isImmutable) => new(
        bytes, Compressed(bytes), type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"", isImmutable);

    /// <summary>The same in fewer bytes; null where it does not help.</summary>
    private static byte[]? Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.Length < bytes.Length * 9L / 10 ? packed.ToArray() : null;
    }
}

/// <param name="Bytes">What it holds.</param>
/// <param name="Gzip">The same compressed, or null.</param>
/// <param name="Type">Media type.</param>
/// <param name="ETag">Its tag.</param>
/// <param name="IsImmutable">Its name changes when its bytes do.</param>
internal sealed record StaticFile(byte[] Bytes, byte[]? Gzip, string Type, string ETag, bool IsImmutable);
