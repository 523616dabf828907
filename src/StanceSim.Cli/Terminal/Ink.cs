namespace StanceSim.Cli.Terminal;

/// <summary>What a piece of text is, from which the screen chooses how it looks. Never the only carrier of a meaning.</summary>
internal enum Ink
{
    Plain,

    /// <summary>Heading of a section.</summary>
    Title,

    /// <summary>A name or number that matters.</summary>
    Strong,

    /// <summary>What can be skipped in a first reading.</summary>
    Faint,

    /// <summary>Towards or at the positive pole.</summary>
    Positive,

    /// <summary>Towards or at the negative pole.</summary>
    Negative,

    /// <summary>A problem.</summary>
    Wrong,

    /// <summary>How to mend it, or what to type next.</summary>
    Advice,
}
