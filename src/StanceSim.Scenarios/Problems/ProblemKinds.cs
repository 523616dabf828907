using System.Collections.Immutable;

namespace StanceSim.Scenarios.Problems;

/// <summary>Every kind of problem that reading a scenario can tell, by code.</summary>
public static class ProblemKinds
{
    // The file and its YAML
    public static readonly ProblemKind FileUnreadable = new("SIM1001", "The file cannot be read");
    public static readonly ProblemKind NotUtf8 = new("SIM1002", "The file is not UTF-8 text");
    public static readonly ProblemKind FileTooLarge = new("SIM1003", "The file is too large");
    public static readonly ProblemKind TooDeep = new("SIM1004", "Values are nested too deeply");
    public static readonly ProblemKind TooManyNodes = new("SIM1005", "The file holds too many values");
    public static readonly ProblemKind TooManyAliases = new("SIM1006", "The file uses too many aliases");
    public static readonly ProblemKind BrokenYaml = new("SIM1007", "The text is not valid YAML");
    public static readonly ProblemKind EmptyFile = new("SIM1008", "The file holds no scenario");
    public static readonly ProblemKind SeveralDocuments = new("SIM1009", "The file holds several documents");
    public static readonly ProblemKind TagInFile = new("SIM1010", "A tag is not allowed");
    public static readonly ProblemKind KeyIsNoText = new("SIM1011", "A key is not a text");
    public static readonly ProblemKind DuplicateKey = new("SIM1012", "A key is given twice");
    public static readonly ProblemKind UnknownAnchor = new("SIM1013", "An alias has no anchor");
    public static readonly ProblemKind AnchorCycle = new("SIM1014", "An alias stands inside its own value");
    public static readonly ProblemKind BadOverride = new("SIM1015", "An override leads nowhere");

    // Structure and values
    public static readonly ProblemKind UnknownKey = new("SIM2001", "A key is not known");
    public static readonly ProblemKind MissingKey = new("SIM2002", "A key is missing");
    public static readonly ProblemKind WrongShape = new("SIM2003", "A value has the wrong shape");
    public static readonly ProblemKind NotANumber = new("SIM2004", "A value is not a number");
    public static readonly ProblemKind NotWhole = new("SIM2005", "A number is not whole");
    public static readonly ProblemKind OutOfRange = new("SIM2006", "A number is out of range");
    public static readonly ProblemKind NotAmongChoices = new("SIM2007", "A word is not among the choices");
    public static readonly ProblemKind NotADate = new("SIM2008", "A value is not a date");
    public static readonly ProblemKind NotADuration = new("SIM2009", "A value is not a duration");
    public static readonly ProblemKind BadName = new("SIM2010", "A name is not allowed");
    public static readonly ProblemKind DuplicateName = new("SIM2011", "A name is declared twice");
    public static readonly ProblemKind ExclusiveKeys = new("SIM2012", "Two keys exclude each other");
    public static readonly ProblemKind KeyWithoutUse = new("SIM2013", "A key has no use here");
    public static readonly ProblemKind EmptyRange = new("SIM2014", "A range is empty");
    public static readonly ProblemKind OutsideTheScale = new("SIM2015", "A position is outside its issue's scale");
    public static readonly ProblemKind OutsideTheRun = new("SIM2016", "A time is outside the run");
    public static readonly ProblemKind DateWithoutStart = new("SIM2017", "A date is used without a start");
    public static readonly ProblemKind ParameterOfAnotherRule = new("SIM2018", "A parameter belongs to another rule");
    public static readonly ProblemKind CouplingOfWrongSize = new("SIM2019", "The coupling has the wrong size");
    public static readonly ProblemKind TooManyActors = new("SIM2020", "The scenario has too many actors");
    public static readonly ProblemKind NetworkTooLarge = new("SIM2021", "A generated network is too large");

    // Names of other parts
    public static readonly ProblemKind UnknownActor = new("SIM3001", "An actor is not known");
    public static readonly ProblemKind UnknownIssue = new("SIM3002", "An issue is not known");
    public static readonly ProblemKind UnknownMessageKind = new("SIM3003", "A message kind is not known");
    public static readonly ProblemKind UnknownSource = new("SIM3004", "A source is not known");
    public static readonly ProblemKind UnknownParameter = new("SIM3005", "A parameter is not known");
    public static readonly ProblemKind UnknownMessage = new("SIM3006", "A message is not known");

    // Expressions
    public static readonly ProblemKind ExpressionSyntax = new("SIM4001", "An expression cannot be read");
    public static readonly ProblemKind ExpressionTooLarge = new("SIM4002", "An expression is too long or too deep");
    public static readonly ProblemKind UnknownWord = new("SIM4003", "A word of an expression is not known");
    public static readonly ProblemKind UnknownFunction = new("SIM4004", "A function is not known");
    public static readonly ProblemKind WrongArguments = new("SIM4005", "A function has the wrong number of arguments");
    public static readonly ProblemKind WrongArgument = new("SIM4006", "An argument is of the wrong sort");
    public static readonly ProblemKind WrongOperand = new("SIM4007", "An operator cannot work on this");
    public static readonly ProblemKind ConditionIsNoTruth = new("SIM4008", "A condition is not true or false");
    public static readonly ProblemKind NotVisible = new("SIM4009", "The viewpoint cannot see this");

    // The model as a whole
    public static readonly ProblemKind NobodyActs = new("SIM5001", "The scenario has no actors");
    public static readonly ProblemKind NothingAtIssue = new("SIM5002", "The scenario has no issue");
    public static readonly ProblemKind MessageToOneself = new("SIM5003", "A message is addressed to its sender");
    public static readonly ProblemKind RelationToOneself = new("SIM5004", "An actor is related to itself");
    public static readonly ProblemKind NoMembers = new("SIM5005", "An organisation has no members");
    public static readonly ProblemKind DecidedTwice = new("SIM5006", "A decision is declared twice");
    public static readonly ProblemKind VetoWithoutMembership = new("SIM5007", "A veto player is no member");
    public static readonly ProblemKind CauseCycle = new("SIM5008", "Causes run in a circle");
    public static readonly ProblemKind CauseAfterEffect = new("SIM5009", "A cause comes after its effect");
    public static readonly ProblemKind EndsBeforeStart = new("SIM5010", "Something ends before it starts");
    public static readonly ProblemKind PrivateToNobody = new("SIM5011", "A private message has no addressee");
    public static readonly ProblemKind PolicyWithoutCause = new("SIM5012", "A policy has neither stimulus nor condition");
    public static readonly ProblemKind StillWithMessages = new("SIM5013", "A run with messages cannot stop when still");
    public static readonly ProblemKind NoAttention = new("SIM5014", "A row of attention gives nobody a share");
    public static readonly ProblemKind CouplingRowNotOne = new("SIM5015", "A row of the coupling does not sum to 1");
    public static readonly ProblemKind NothingToBlock = new("SIM5016", "An outcome asks about decisions that are never taken");

    /// <summary>All kinds, by code.</summary>
    public static ImmutableArray<ProblemKind> All { get; } =
    [
        FileUnreadable, NotUtf8, FileTooLarge, TooDeep, TooManyNodes,
        TooManyAliases, BrokenYaml, EmptyFile, SeveralDocuments, TagInFile,
        KeyIsNoText, DuplicateKey, UnknownAnchor, AnchorCycle, BadOverride,
        UnknownKey, MissingKey, WrongShape, NotANumber, NotWhole,
        OutOfRange, NotAmongChoices, NotADate, NotADuration, BadName,
        DuplicateName, ExclusiveKeys, KeyWithoutUse, EmptyRange, OutsideTheScale,
        OutsideTheRun, DateWithoutStart, ParameterOfAnotherRule, CouplingOfWrongSize, TooManyActors,
        NetworkTooLarge, UnknownActor, UnknownIssue, UnknownMessageKind, UnknownSource,
        UnknownParameter, UnknownMessage, ExpressionSyntax, ExpressionTooLarge, UnknownWord,
        UnknownFunction, WrongArguments, WrongArgument, WrongOperand, ConditionIsNoTruth,
        NotVisible, NobodyActs, NothingAtIssue, MessageToOneself, RelationToOneself,
        NoMembers, DecidedTwice, VetoWithoutMembership, CauseCycle, CauseAfterEffect,
        EndsBeforeStart, PrivateToNobody, PolicyWithoutCause, StillWithMessages, NoAttention,
        CouplingRowNotOne, NothingToBlock,
    ];
}
