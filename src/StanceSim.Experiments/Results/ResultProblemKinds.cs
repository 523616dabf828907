using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results;

/// <summary>Every kind of problem that writing, reading and explaining results can tell, by code: 60xx folders, 61xx questions, 62xx changes in the middle.</summary>
public static class ResultProblemKinds
{
    // Reading a run folder
    public static readonly ProblemKind NotFound = new("SIM6001", "There is no run here");
    public static readonly ProblemKind Unfinished = new("SIM6002", "The run was not finished");
    public static readonly ProblemKind ManifestUnreadable = new("SIM6003", "The manifest cannot be understood");
    public static readonly ProblemKind UnknownFormat = new("SIM6004", "The folder has an unknown format");
    public static readonly ProblemKind FileMissing = new("SIM6005", "A file is missing");
    public static readonly ProblemKind ChecksumDiffers = new("SIM6006", "A file was changed");
    public static readonly ProblemKind TableUnreadable = new("SIM6007", "A table cannot be read");

    // A place that is taken
    public static readonly ProblemKind AnotherRun = new("SIM6010", "The folder holds another run");
    public static readonly ProblemKind AnotherVersion = new("SIM6011", "The folder holds this run as another version did it");
    public static readonly ProblemKind NotARun = new("SIM6012", "Something that is no run is in the way");
    public static readonly ProblemKind UnfinishedInTheWay = new("SIM6013", "An unfinished run is in the way");
    public static readonly ProblemKind BeingWritten = new("SIM6014", "Another process is writing here");
    public static readonly ProblemKind NotReproduced = new("SIM6015", "The same run gave other results");
    public static readonly ProblemKind Intervened = new("SIM6016", "Somebody intervened in one of two runs");
    public static readonly ProblemKind BegunByAnother = new("SIM6017", "Another version began this run");
    public static readonly ProblemKind NothingBegan = new("SIM6018", "There is nothing to resume");

    // Disk and memory
    public static readonly ProblemKind DiskFull = new("SIM6020", "There is no room for the results");
    public static readonly ProblemKind NotAllowed = new("SIM6021", "Access is not permitted");
    public static readonly ProblemKind CannotWrite = new("SIM6022", "The results cannot be stored");
    public static readonly ProblemKind CannotRead = new("SIM6023", "The results cannot be read");
    public static readonly ProblemKind DoesNotFit = new("SIM6024", "The run does not fit in memory");
    public static readonly ProblemKind TooMuchAtOnce = new("SIM6025", "A tick is more than silos send at once");

    // Questions about a run
    public static readonly ProblemKind UnknownActor = new("SIM6101", "The run has no such actor");
    public static readonly ProblemKind UnknownIssue = new("SIM6102", "The run has no such issue");
    public static readonly ProblemKind NeverChanged = new("SIM6103", "The position never changed");
    public static readonly ProblemKind UnchangedThen = new("SIM6104", "The position did not change then");
    public static readonly ProblemKind NotRecorded = new("SIM6105", "Changes were not recorded");

    // Changes in the middle of a run
    public static readonly ProblemKind ShapeChanged = new("SIM6201", "A change in the middle of a run goes too far");
    public static readonly ProblemKind NotRebuilt = new("SIM6202", "The run cannot be done again from its folder");
    public static readonly ProblemKind OutsideTheRun = new("SIM6203", "The tick is outside the run");
    public static readonly ProblemKind NoSuchMessage = new("SIM6204", "The run has no such dated message");
    public static readonly ProblemKind AlreadySent = new("SIM6205", "The message was sent already");
    public static readonly ProblemKind NobodyListens = new("SIM6206", "The scenario has no messages");
    public static readonly ProblemKind NothingInCommon = new("SIM6207", "Two runs have nothing in common");
    public static readonly ProblemKind ReplayDiffers = new("SIM6208", "Doing the run again gave other results");

    public static ImmutableArray<ProblemKind> All { get; } =
    [
        NotFound, Unfinished, ManifestUnreadable, UnknownFormat, FileMissing, ChecksumDiffers, TableUnreadable,
        AnotherRun, AnotherVersion, NotARun, UnfinishedInTheWay, BeingWritten, NotReproduced, Intervened,
        BegunByAnother, NothingBegan,
        DiskFull, NotAllowed, CannotWrite, CannotRead, DoesNotFit, TooMuchAtOnce,
        UnknownActor, UnknownIssue, NeverChanged, UnchangedThen, NotRecorded,
        ShapeChanged, NotRebuilt, OutsideTheRun, NoSuchMessage, AlreadySent, NobodyListens, NothingInCommon, ReplayDiffers,
    ];
}
