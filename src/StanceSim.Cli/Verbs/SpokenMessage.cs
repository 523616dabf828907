using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary>Messages as they are typed after <c>--say</c> and <c>--edit</c>: words parted by spaces, values as in scenarios.</summary>
internal static class SpokenMessage
{
    /// <summary><c>LTU condemn to=BLR issue=sanctions text="Enough"</c>.</summary>
    public static OutsideText Said(string typed)
    {
        var words = Words(typed);
        if (words.Count < 2 || words[0].Contains('=', StringComparison.Ordinal) || words[1].Contains('=', StringComparison.Ordinal))
        {
            throw Failure.WrongUsage($"--say {typed} does not say who sends what.", "Write for example --say 'LTU condemn to=BLR issue=sanctions position=0.9'.");
        }

        var keys = words.Skip(2).Select(word => Pair(word, $"--say {typed}")).Select(pair => $", {pair.Key}: {Value(pair)}");
        return new OutsideText($"--say {typed}", $"{{from: {words[0]}, kind: {words[1]}{string.Concat(keys)}}}", IsFile: false);
    }

    /// <summary><c>r63-usa intensity=-2 date=2020-09-24</c>.</summary>
    public static IEnumerable<Experiments.Runs.MessageEdit> Edited(string typed)
    {
        var words = Words(typed);
        if (words.Count < 2)
        {
            throw Failure.WrongUsage($"--edit {typed} does not say what to change of which message.", "Write for example --edit 'r63-usa intensity=-2'.");
        }

        return [.. words.Skip(1).Select(word => Pair(word, $"--edit {typed}")).Select(pair => new Experiments.Runs.MessageEdit(words[0], pair.Key, pair.Value))];
    }

    private static (string Key, string Value) Pair(string word, string typed)
    {
        var place = word.IndexOf('=', StringComparison.Ordinal);
        return place > 0
            ? (word[..place], word[(place + 1)..])
            : throw Failure.WrongUsage($"{typed}: {word} is not of the form key=value.", "Put quotes around values with spaces, as in text=\"Enough of this\".");
    }

    /// <summary>Several names joined by commas are a list.</summary>
    private static string Value((string Key, string Value) pair) =>
        pair.Value.Contains(',', StringComparison.Ordinal) && pair.Value[0] is not ('"' or '\'' or '[' or '{') ? $"[{pair.Value}]" : pair.Value;

    /// <summary>Parts a text at spaces that stand in no quotes or brackets.</summary>
    private static List<string> Words(string typed)
    {
        var words = new List<string>();
        var (begin, depth, quote) = (0, 0, '\0');
        for (var place = 0; place <= typed.Length; place++)
        {
            var letter = place < typed.Length ? typed[place] : ' ';
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }

            depth += quote != '\0' ? 0 : letter is '[' or '{' ? 1 : letter is ']' or '}' ? -1 : 0;
            if (place == typed.Length || (letter == ' ' && quote == '\0' && depth <= 0))
            {
                if (place > begin)
                {
                    words.Add(typed[begin..place]);
                }

                begin = place + 1;
            }
        }

        return words;
    }
}
