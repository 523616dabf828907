using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cluster.Problems;

/// <summary>Every kind of problem that settings, stores and clusters can tell, by code: 700x settings, 702x stores, 703x clusters.</summary>
public static class ClusterProblemKinds
{
    // Settings
    public static readonly ProblemKind FileUnreadable = new("SIM7001", "The settings file cannot be read");
    public static readonly ProblemKind UnknownSetting = new("SIM7002", "A setting is not known");
    public static readonly ProblemKind WrongForm = new("SIM7003", "A setting has the wrong form");
    public static readonly ProblemKind Missing = new("SIM7004", "A setting is missing");
    public static readonly ProblemKind Exclusive = new("SIM7005", "Two settings exclude each other");
    public static readonly ProblemKind BadConnection = new("SIM7006", "The connection cannot be understood");
    public static readonly ProblemKind SamePort = new("SIM7007", "A port is used twice");
    public static readonly ProblemKind BeyondThisMachine = new("SIM7008", "An address can be reached from elsewhere");
    public static readonly ProblemKind SecretUnreadable = new("SIM7009", "A secret cannot be read");
    public static readonly ProblemKind GivenTwice = new("SIM7010", "A setting is given twice");
    public static readonly ProblemKind UnknownHost = new("SIM7011", "An address is not known");

    // Stores
    public static readonly ProblemKind StoreUnreachable = new("SIM7020", "The store cannot be reached");
    public static readonly ProblemKind StoreRefuses = new("SIM7021", "The store refuses its tables");
    public static readonly ProblemKind PortTaken = new("SIM7022", "A port is taken");
    public static readonly ProblemKind AddressElsewhere = new("SIM7023", "An address is not this machine's");

    // Clusters
    public static readonly ProblemKind OtherContract = new("SIM7030", "A silo speaks another contract");
    public static readonly ProblemKind NoSilo = new("SIM7031", "The cluster has no silo");
    public static readonly ProblemKind NotReached = new("SIM7032", "The cluster cannot be reached");

    public static ImmutableArray<ProblemKind> All { get; } =
    [
        FileUnreadable, UnknownSetting, WrongForm, Missing, Exclusive, BadConnection, SamePort, BeyondThisMachine,
        SecretUnreadable, GivenTwice, UnknownHost, StoreUnreachable, StoreRefuses, PortTaken, AddressElsewhere, OtherContract, NoSilo, NotReached,
    ];
}
