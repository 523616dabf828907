namespace StanceSim.Cli.Report;

/// <summary>Measures of a timeline in pixels. A page holds a wide and a narrow drawing and shows the one that fits.</summary>
/// <param name="Name">Class of the drawing.</param>
/// <param name="Width">Whole width.</param>
/// <param name="Height">Height of the plot without the messages below it.</param>
/// <param name="Labels">Room for names at the right end.</param>
/// <param name="DateCount">Dates on the axis.</param>
/// <param name="NameLetters">Letters of an actor's name; 0: its id.</param>
/// <param name="ShowsOthers">Whether the actors without a label are drawn faintly.</param>
internal sealed record ChartSize(
    string Name, double Width, double Height, double Labels, int DateCount, int NameLetters, bool ShowsOthers)
{
    public const double Left = 42;
    public const double Top = 24;
    public const double Bottom = 42;

    /// <summary>Height of one row of message markers.</summary>
    public const double Lane = 13;

    public static ChartSize Wide { get; } = new("wide", 1080, 300, 218, 7, 27, true);

    public static ChartSize Narrow { get; } = new("narrow", 380, 260, 100, 3, 0, false);

    public double PlotRight => Width - Labels;

    public double PlotWidth => PlotRight - Left;

    public double PlotBottom => Top + Height;
}
