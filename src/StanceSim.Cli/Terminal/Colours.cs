using Spectre.Console;

namespace StanceSim.Cli.Terminal;

/// <summary>How each ink looks on a terminal. Purple and orange stay apart for readers who confuse red and green.</summary>
internal static class Colours
{
    public static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 2 * Screen.StableWidth;
        return console;
    }

    public static IAnsiConsole LiveConsoleOn(TextWriter writer, bool colour) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = colour ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(writer),
    });

    public static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Title => new Style(decoration: Decoration.Bold | Decoration.Underline),
        Ink.Strong => new Style(decoration: Decoration.Bold),
        Ink.Faint => new Style(Color.Grey58),
        Ink.Positive => new Style(Color.MediumPurple1),
        Ink.Negative => new Style(Color.DarkOrange),
        Ink.Wrong => new Style(Color.Red, decoration: Decoration.Bold),
        Ink.Advice => new Style(Color.DeepSkyBlue1),
        _ => Style.Plain,
    };
}
