using System.Text;
using StanceSim.Model.Influence;
using StanceSim.Scenarios.Expressions;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios;

/// <summary>The reference part of docs/scenario.md, made of the same description that the reader follows.</summary>
internal static class ScenarioReference
{
    public static string Markdown()
    {
        var text = new StringBuilder();
        WriteSections(text);
        WriteRules(text);
        WriteFunctions(text);
        WriteKinds(text);
        return text.ToString();
    }

    private static void WriteSections(StringBuilder text)
    {
        var waiting = new Queue<Section>([ScenarioSection.Section]);
        var known = new HashSet<string> { ScenarioSection.Section.Name };
        while (waiting.TryDequeue(out var section))
        {
            Heading(text, section.Name, section.Meaning);
            Row(text, "key", "value", "default", "meaning");
            Row(text, "---", "---", "---", "---");
            foreach (var key in section.Keys)
            {
                if (!ReferenceEquals(section, ModelSection.Section) || ModelSection.IsCommon(key))
                {
                    Row(text, $"`{key.Name}`", Linked(key.Form.Words), key.IsRequired ? "**required**" : key.DefaultWords ?? "", key.Meaning);
                }

                foreach (var inner in key.Form.Sections)
                {
                    if (known.Add(inner.Name))
                    {
                        waiting.Enqueue(inner);
                    }
                }
            }
        }
    }

    private static void WriteRules(StringBuilder text)
    {
        Heading(text, "influence rules", "What `rule` can be, and the keys that each adds to `model`. Equations are in [model.md](model.md).");
        Row(text, "rule", "key", "value", "default", "meaning");
        Row(text, "---", "---", "---", "---", "---");
        foreach (var rule in InfluenceRules.All)
        {
            Row(text, $"`{rule.Name}`", "", "", "", $"{rule.Summary} {rule.Reference}");
            foreach (var parameter in rule.Parameters)
            {
                Row(text, "", $"`{parameter.Name}`", new NumberForm(parameter.Low, parameter.High).Words, $"`{NumberForm.Text(parameter.Default)}`", parameter.Meaning);
            }

            if (ModelSection.Couples(rule))
            {
                Row(text, "", $"`{ModelSection.Coupling.Name}`", ModelSection.Coupling.Form.Words, ModelSection.Coupling.DefaultWords ?? "", ModelSection.Coupling.Meaning);
            }
        }
    }

    private static void WriteFunctions(StringBuilder text)
    {
        Heading(text, "functions of conditions", "What an actor can ask, in `condition` of messages and `when` of policies.");
        WriteFunctions(text, Viewpoint.Actor);
        Heading(text, "functions of outcomes", "What `value` of an outcome can ask.");
        WriteFunctions(text, Viewpoint.Outcome);
    }

    private static void WriteFunctions(StringBuilder text, Viewpoint viewpoint)
    {
        Row(text, "function", "meaning");
        Row(text, "---", "---");
        foreach (var function in Functions.All)
        {
            if (function.Viewpoint == viewpoint)
            {
                Row(text, $"`{function.Signature}`", function.Meaning);
            }
        }
    }

    private static void WriteKinds(StringBuilder text)
    {
        Heading(text, "message kinds",
            "What `kind` can be, with its codes in CAMEO and PLOVER and its intensity on each scale. A kind that deters does not persuade its "
            + "addressee but shifts the worth of acting. Codes are written into results and not read: some belong to several kinds. No "
            + "quad classes are used; GDELT and ICEWS differ in them on CAMEO's roots 09 and 14. PLOVER's codes and scores are under CC BY-SA 4.0, see [NOTICE](../NOTICE.md).");
        Row(text, "kind", "CAMEO", "PLOVER", "`goldstein`", "`goldstein-icews`", "`plover`", "deters");
        Row(text, "---", "---", "---", "---:", "---:", "---:", "---");
        foreach (var kind in MessageKinds.All)
        {
            var plover = string.Join(" / ", new[] { kind.PloverEvent, kind.PloverMode, kind.PloverContext }.Where(part => part.Length > 0));
            Row(text, $"`{kind.Name}`", kind.Cameo, plover, NumberForm.Text(kind.Goldstein), NumberForm.Text(kind.GoldsteinIcews), NumberForm.Text(kind.PloverScore),
                kind.Deters ? "yes" : "");
        }
    }

    private static void Heading(StringBuilder text, string name, string meaning) => text.Append($"\n### {name}\n\n{meaning}\n\n");

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            text.Append("| ").Append(cell).Append(' ');
        }

        text.Append("|\n");
    }

    /// <summary>Links the names of sections to their tables.</summary>
    private static string Linked(string words)
    {
        const string Keys = "keys of ";
        var at = words.IndexOf(Keys, StringComparison.Ordinal);
        if (at < 0)
        {
            return words;
        }

        var after = words[(at + Keys.Length)..];
        var name = after.Split(',')[0];
        return $"{words[..at]}[{name}](#{name}){Linked(after[name.Length..])}";
    }
}
