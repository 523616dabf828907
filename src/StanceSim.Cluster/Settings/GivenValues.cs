using System.Globalization;
using StanceSim.Cluster.Problems;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cluster.Settings;

/// <summary>What was given for each setting and where, and every problem with it so far.</summary>
internal sealed class GivenValues
{
    private readonly Dictionary<Setting, Given> given = [];
    private readonly HashSet<Setting> wrong = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>A later source replaces what an earlier one gave.</summary>
    public void Put(Setting setting, string text, string source, int line = 0, int column = 0) =>
        given[setting] = new Given(text.Trim(), source, line, column);

    public bool Has(Setting setting) => given.ContainsKey(setting);

    /// <summary>False when a problem with it was told.</summary>
    public bool IsRight(Setting setting) => !wrong.Contains(setting);

    public string Text(Setting setting) => given.TryGetValue(setting, out var value) ? value.Text : setting.Default;

    /// <summary>Tells a problem at the place where the setting was given, or by its variable when it was not.</summary>
    public void Tell(ProblemKind kind, Setting setting, string message, string fix)
    {
        var place = given.GetValueOrDefault(setting) ?? new Given("", setting.Variable, 0, 0);
        wrong.Add(setting);
        Problems.Add(new Problem(kind.Code, place.Source, place.Line, place.Column, message, fix));
    }

    public int Whole(Setting setting, int low, int high) =>
        int.TryParse(Text(setting), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : Wrong(setting, low);

    public bool Truth(Setting setting) => Text(setting) switch
    {
        "true" => true,
        "false" => false,
        _ => Wrong(setting, false),
    };

    public TChoice Choice<TChoice>(Setting setting)
        where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(Text(setting), ignoreCase: true, out var choice) && setting.Values.Split(", ").Contains(Text(setting))
            ? choice
            : Wrong(setting, default(TChoice));

    public TimeSpan Duration(Setting setting, TimeSpan low, TimeSpan high) =>
        Durations.TryParse(Text(setting), out var duration) && duration >= low && duration <= high ? duration : Wrong(setting, low);

    /// <summary>Tells that a value is not what the setting may be, and gives something to go on with.</summary>
    public TValue Wrong<TValue>(Setting setting, TValue instead)
    {
        Tell(ClusterProblemKinds.WrongForm, setting, $"{setting.Key} cannot be \"{Text(setting)}\".", $"Write {setting.Values}.");
        return instead;
    }

    private sealed record Given(string Text, string Source, int Line, int Column);
}
