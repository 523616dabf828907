namespace StanceSim.Testing.Processes;

/// <summary>Finds programs of the system.</summary>
internal static class Program
{
    /// <summary>Where a program is: in the path or in further folders.</summary>
    /// <exception cref="InvalidOperationException">It is in none; test.sh installs what tests need.</exception>
    public static string Find(string name, params IEnumerable<string> more) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(more)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no program {name}; test.sh installs it.");
}
