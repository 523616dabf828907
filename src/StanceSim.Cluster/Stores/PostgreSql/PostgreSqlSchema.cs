using Npgsql;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;

namespace StanceSim.Cluster.Stores.PostgreSql;

/// <summary>Makes the tables that a cluster needs, in a schema of their own, where they are not there yet.</summary>
internal static class PostgreSqlSchema
{
    public const string Name = "stancesim";

    /// <summary>Any number that nobody else locks; silos that start together wait for one another.</summary>
    private const long Lock = 0x5374_616E_6365;

    private const string Tables =
        """
        CREATE SCHEMA IF NOT EXISTS stancesim;
        SET LOCAL search_path TO stancesim;

        CREATE TABLE IF NOT EXISTS cluster (
            cluster text PRIMARY KEY,
            version integer NOT NULL DEFAULT 0
        );

        CREATE TABLE IF NOT EXISTS silo (
            cluster text NOT NULL REFERENCES cluster ON DELETE CASCADE,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            name text NOT NULL,
            host text NOT NULL,
            status integer NOT NULL,
            gateway integer NOT NULL,
            suspects text,
            started timestamptz NOT NULL,
            alive timestamptz NOT NULL,
            PRIMARY KEY (cluster, address, port, generation)
        );

        CREATE TABLE IF NOT EXISTS state (
            cluster text NOT NULL,
            kind text NOT NULL,
            number0 bigint NOT NULL,
            number1 bigint NOT NULL,
            key text NOT NULL,
            payload bytea,
            version integer NOT NULL,
            changed timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (cluster, kind, number0, number1, key)
        );

        CREATE TABLE IF NOT EXISTS OrleansQuery (
            QueryKey text PRIMARY KEY,
            QueryText text NOT NULL
        );
        """;

    /// <summary>The connection as Orleans is given it: unqualified names lead to our schema.</summary>
    public static string ConnectionOf(Secret connection) =>
        new NpgsqlConnectionStringBuilder(connection.Reveal()) { SearchPath = Name, ApplicationName = Name }.ConnectionString;

    /// <summary>Makes what is missing. Does nothing the second time.</summary>
    /// <exception cref="ClusterException">The store refuses, or cannot be reached.</exception>
    public static async Task Apply(ClusterSettings settings, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(settings.Connection.Reveal());
            await connection.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Execute(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellation);
            await Execute(connection, Tables, cancellation);
            foreach (var (key, text) in PostgreSqlQueries.All)
            {
                await using var command = new NpgsqlCommand(
                    "INSERT INTO OrleansQuery VALUES ($1, $2) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText", connection);
                command.Parameters.AddWithValue(key);
                command.Parameters.AddWithValue(text);
                await command.ExecuteNonQueryAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException refused) when (!refused.IsTransient)
        {
            throw new ClusterException(ClusterProblemKinds.StoreRefuses, StoreAddress.Of(settings) ?? "postgres",
                $"The store refuses: {refused.MessageText}.", "Check user, password and database; the user must be allowed to create a schema.");
        }
        catch (Exception exception) when (StoreFailure.Is(exception))
        {
            throw StoreFailure.Of(settings, exception);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
