using StanceSim.Cluster.Problems;

namespace StanceSim.Cluster.Settings;

/// <summary>A secret that is given itself or by the file that holds it.</summary>
internal static class SecretValue
{
    private const int MostBytes = 16 << 10;

    public static Secret Of(GivenValues values, Setting itself, Setting file)
    {
        if (!values.Has(file))
        {
            return new Secret(values.Text(itself));
        }

        if (values.Has(itself))
        {
            values.Tell(ClusterProblemKinds.Exclusive, file, $"{itself.Key} and {file.Key} are both given.", $"Keep {file.Key} alone.");
            return Secret.None;
        }

        try
        {
            var path = values.Text(file);
            if (new FileInfo(path).Length <= MostBytes)
            {
                return new Secret(File.ReadAllText(path).Trim());
            }

            values.Tell(ClusterProblemKinds.SecretUnreadable, file, $"The file of {file.Key} is larger than {MostBytes >> 10} KiB.", "Put nothing but the secret in it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            values.Tell(ClusterProblemKinds.SecretUnreadable, file, $"The file of {file.Key} cannot be read: {exception.Message}", "Check its path and that this user may read it.");
        }

        return Secret.None;
    }
}
