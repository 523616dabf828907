using System.Text;
using Spectre.Console;

namespace StanceSim.Cli.Terminal;

/// <summary>
/// Where output goes: what a person asked for to standard output, progress and problems to standard error. Colour only on
/// a terminal and never with NO_COLOR; elsewhere plain text of a stable width.
/// </summary>
internal sealed class Screen(TextWriter output, TextWriter error)
{
    /// <summary>Width of the text where there is no terminal to ask.</summary>
    public const int StableWidth = 100;

    private readonly Lazy<IAnsiConsole> coloured = new(() => Colours.ConsoleOn(output));
    private readonly Lazy<IAnsiConsole> colouredError = new(() => Colours.ConsoleOn(error));

    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>Standard output shows colours.</summary>
    public bool HasColour { get; init; }

    /// <summary>Standard error shows colours.</summary>
    public bool HasErrorColour { get; init; }

    /// <summary>Standard error is a terminal on which a bar can move.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Standard output can draw blocks and arrows.</summary>
    public bool DrawsBlocks { get; init; }

    public int Width { get; init; } = StableWidth;

    /// <summary>How the user starts this program, for commands to type next.</summary>
    public string Program { get; init; } = "stancesim";

    /// <summary>The terminal or files that this process was started with.</summary>
    public static Screen OfProcess()
    {
        var wantsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        var terminal = !Console.IsOutputRedirected;
        var errorTerminal = !Console.IsErrorRedirected;
        return new Screen(Buffered(Console.OpenStandardOutput()), AtOnce(Console.OpenStandardError()))
        {
            HasColour = terminal && wantsColour,
            HasErrorColour = errorTerminal && wantsColour,
            ShowsProgress = errorTerminal,
            DrawsBlocks = terminal && Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage,
            Width = terminal ? WidthOfTerminal() : StableWidth,
            Program = Invocation.OfProcess(),
        };
    }

    public void Write(Line line) => Write(line, output, HasColour ? coloured : null);

    /// <summary>Writes a line and goes on with more text, broken between words, on further lines that begin where this text began.</summary>
    /// <param name="line">What stands before the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="ink">Its ink.</param>
    /// <param name="most">Most lines; the last is cut with dots.</param>
    public void WriteFilled(Line line, string text, Ink ink, int most = int.MaxValue)
    {
        var room = Math.Max(24, Width - line.Width);
        var column = line.Width;
        var lines = Paragraphs.Wrap(text, room).ToArray();
        for (var place = 0; place < Math.Min(lines.Length, most); place++)
        {
            var cut = place == most - 1 && lines.Length > most;
            Write((place == 0 ? line : new Line().To(column)).Add(cut ? Printable.Fit(lines[place] + " " + lines[place + 1], room) : lines[place], ink));
        }

        if (lines.Length == 0)
        {
            Write(line);
        }
    }

    public void WriteLine(string text = "") => output.WriteLine(Printable.Of(text));

    public void WriteError(Line line) => Write(line, error, HasErrorColour ? colouredError : null);

    public void WriteErrorLine(string text = "") => error.WriteLine(Printable.Of(text));

    /// <summary>A console that draws live on standard error; only where <see cref="ShowsProgress"/>.</summary>
    public IAnsiConsole LiveConsole() => Colours.LiveConsoleOn(error, HasErrorColour);

    private static void Write(Line line, TextWriter writer, Lazy<IAnsiConsole>? console)
    {
        if (console is null)
        {
            writer.WriteLine(line.ToString());
            return;
        }

        var paragraph = new Paragraph { Overflow = Overflow.Crop };
        foreach (var (text, ink) in line.Pieces)
        {
            paragraph.Append(text, Colours.StyleOf(ink));
        }

        console.Value.Write(paragraph);
        console.Value.WriteLine();
    }

    private static StreamWriter Buffered(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = false };

    /// <summary>Progress must be on the screen, and off it again, before the results are.</summary>
    private static StreamWriter AtOnce(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };

    private static int WidthOfTerminal()
    {
        try
        {
            return Math.Clamp(Console.WindowWidth, 80, StableWidth);
        }
        catch (IOException)
        {
            return StableWidth;
        }
    }
}
