namespace StanceSim.Cluster.Stores.PostgreSql;

/// <summary>What Orleans asks the database, by the keys under which it looks its questions up. Its parameters and column names are Orleans' own.</summary>
internal static class PostgreSqlQueries
{
    private const string SameSilo = "s.cluster = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation";

    private const string SiloColumns =
        """
        s.cluster AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName,
        s.status AS Status, s.gateway AS ProxyPort, s.suspects AS SuspectTimes, s.started AS StartTime, s.alive AS IAmAliveTime, COALESCE(c.version, 0) AS Version
        """;

    /// <summary>A row at least, with version 0 where no silo of the cluster has ever started.</summary>
    private const string Asked = "(SELECT @DeploymentId AS cluster) asked LEFT JOIN cluster c ON c.cluster = asked.cluster";

    /// <summary>Each change of who is in the cluster raises its version by one, and only from the version that the silo had read.</summary>
    private const string RaiseVersion = "UPDATE cluster c SET version = version + 1 WHERE c.cluster = @DeploymentId AND c.version = @Version";

    private const string SameState =
        "s.cluster = @ServiceId AND s.kind = @GrainTypeString AND s.number0 = @GrainIdN0 AND s.number1 = @GrainIdN1 AND s.key = COALESCE(@GrainIdExtensionString, '')";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] =
            """
            WITH made AS (INSERT INTO cluster (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT EXISTS (SELECT FROM made)
            """,
        ["InsertMembershipKey"] =
            $"""
            WITH raised AS ({RaiseVersion} AND NOT EXISTS (SELECT FROM silo s WHERE {SameSilo}) RETURNING 1),
            joined AS (
                INSERT INTO silo (cluster, address, port, generation, name, host, status, gateway, started, alive)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
                RETURNING 1)
            SELECT EXISTS (SELECT FROM joined)
            """,
        ["UpdateMembershipKey"] =
            $"""
            WITH raised AS ({RaiseVersion} AND EXISTS (SELECT FROM silo s WHERE {SameSilo}) RETURNING 1),
            changed AS (
                UPDATE silo s SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime FROM raised WHERE {SameSilo}
                RETURNING 1)
            SELECT EXISTS (SELECT FROM changed)
            """,
        ["UpdateIAmAlivetimeKey"] = $"UPDATE silo s SET alive = @IAmAliveTime WHERE {SameSilo}",
        ["MembershipReadRowKey"] = $"SELECT {SiloColumns} FROM {Asked} LEFT JOIN silo s ON {SameSilo}",
        ["MembershipReadAllKey"] = $"SELECT {SiloColumns} FROM {Asked} LEFT JOIN silo s ON s.cluster = c.cluster",
        ["GatewaysQueryKey"] =
            """
            SELECT address AS Address, gateway AS ProxyPort, generation AS Generation FROM silo
            WHERE cluster = @DeploymentId AND status = @Status AND gateway > 0
            """,
        ["DeleteMembershipTableEntriesKey"] = "DELETE FROM cluster WHERE cluster = @DeploymentId",
        ["CleanupDefunctSiloEntriesKey"] =
            $"DELETE FROM silo WHERE cluster = @DeploymentId AND alive < @IAmAliveTime AND status = {(int)SiloStatus.Dead}",
        ["ReadFromStorageKey"] = $"SELECT payload AS PayloadBinary, version AS Version FROM state s WHERE {SameState} AND payload IS NOT NULL",
        ["WriteToStorageKey"] =
            $"""
            WITH changed AS (
                UPDATE state s SET payload = @PayloadBinary, version = version + 1, changed = now()
                WHERE {SameState} AND (s.version = @GrainStateVersion OR (@GrainStateVersion IS NULL AND s.payload IS NULL))
                RETURNING version),
            made AS (
                INSERT INTO state (cluster, kind, number0, number1, key, payload, version)
                SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, ''), @PayloadBinary, 1
                WHERE @GrainStateVersion IS NULL AND NOT EXISTS (SELECT FROM changed)
                ON CONFLICT DO NOTHING RETURNING version)
            SELECT COALESCE((SELECT version FROM changed), (SELECT version FROM made), @GrainStateVersion) AS NewGrainStateVersion
            """,
        ["ClearStorageKey"] = Cleared("UPDATE state s SET payload = NULL, version = version + 1, changed = now()"),
        ["DeleteStorageKey"] = Cleared("DELETE FROM state s"),
    };

    /// <summary>The new version, or the old one when somebody else had changed the state.</summary>
    private static string Cleared(string change) =>
        $"""
        WITH cleared AS ({change} WHERE {SameState} AND s.version = @GrainStateVersion RETURNING version)
        SELECT COALESCE((SELECT version FROM cleared), @GrainStateVersion) AS NewGrainStateVersion
        """;
}
