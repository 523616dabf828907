namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>Numbers for the texts of a column: some hold for good, the others until the row group is full, so that memory does not grow with the run.</summary>
internal sealed class TextCodes
{
    private readonly Dictionary<string, int> codes = [];
    private readonly List<(string Text, bool Stays)> texts = [];
    private readonly List<int> passing = [];
    private readonly Stack<int> free = [];
    private (string Text, int Code) last = ("", TextColumn.None);

    /// <summary>All codes are less.</summary>
    public int Count => texts.Count;

    public string TextOf(int code) => texts[code].Text;

    public int ForGood(string text)
    {
        var code = ForNow(text);
        texts[code] = (text, true);
        return code;
    }

    public int ForNow(string text)
    {
        // Rows that follow each other often have the same text, as the same object.
        if (ReferenceEquals(text, last.Text) && last.Code != TextColumn.None)
        {
            return last.Code;
        }

        if (!codes.TryGetValue(text, out var code))
        {
            code = Place(text);
            codes.Add(text, code);
            passing.Add(code);
        }

        last = (text, code);
        return code;
    }

    /// <summary>Forgets the texts that do not stay.</summary>
    public void Forget()
    {
        foreach (var code in passing)
        {
            if (!texts[code].Stays)
            {
                codes.Remove(texts[code].Text);
                texts[code] = ("", false);
                free.Push(code);
            }
        }

        passing.Clear();
        last = ("", TextColumn.None);
    }

    private int Place(string text)
    {
        if (free.TryPop(out var code))
        {
            texts[code] = (text, false);
            return code;
        }

        texts.Add((text, false));
        return texts.Count - 1;
    }
}
