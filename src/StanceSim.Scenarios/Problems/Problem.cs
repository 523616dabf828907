namespace StanceSim.Scenarios.Problems;

/// <summary>One thing that is wrong with an input, where it is, and how to mend it.</summary>
/// <param name="Code">SIM and four digits; docs/problems.md has an entry for each.</param>
/// <param name="File">Name of the file as the user gave it.</param>
/// <param name="Line">Line, from 1; 0: the file or folder as a whole.</param>
/// <param name="Column">Column, from 1; 0 with line 0.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Fix">How to mend it, in one sentence.</param>
public sealed record Problem(string Code, string File, int Line, int Column, string Message, string Fix)
{
    public override string ToString() =>
        Line == 0 ? $"{File}: {Code}: {Message} {Fix}" : $"{File}:{Line}:{Column}: {Code}: {Message} {Fix}";
}
