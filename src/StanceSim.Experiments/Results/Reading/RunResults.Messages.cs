using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>The messages of a run.</summary>
public sealed partial class RunResults
{
    /// <summary>Messages in the order in which they were sent.</summary>
    public async IAsyncEnumerable<MessageRow> Messages()
    {
        await using var table = await TableReader.Open(Folder, ResultTables.Messages);
        foreach (var group in table.RowGroups())
        {
            var texts = new Dictionary<string, string?[]>();
            foreach (var column in table.Table.Columns)
            {
                if (column.Kind == ColumnKind.Text && column.Name != "run")
                {
                    texts.Add(column.Name, await group.Texts(column.Name));
                }
            }

            var depth = await group.Values<int>("depth");
            var sent = await group.Values<int>("sent");
            var due = await group.Values<int>("due");
            var position = await group.MaybeValues<double>("position");
            var intensity = await group.Values<double>("intensity");
            var credibility = await group.Values<double>("credibility");
            for (var row = 0; row < group.Rows; row++)
            {
                yield return MessageOf(name => texts[name][row]) with
                {
                    Depth = depth[row],
                    Sent = sent[row],
                    Due = due[row],
                    Position = position[row],
                    Intensity = intensity[row],
                    Credibility = credibility[row],
                };
            }
        }
    }

    /// <summary>The part of a message that is text.</summary>
    private static MessageRow MessageOf(Func<string, string?> text) => new()
    {
        Id = text("id")!,
        Cause = text("cause"),
        Depth = 0,
        Sent = 0,
        Due = 0,
        Kind = text("kind")!,
        Cameo = text("cameo")!,
        PloverEvent = text("plover_event")!,
        Sender = text("sender")!,
        Addressees = Ids(text("addressees")!),
        Issue = text("issue"),
        Intensity = 0,
        Explicitness = text("explicitness")!,
        Attribution = text("attribution")!,
        Audience = text("audience")!,
        Stage = text("stage")!,
        Credibility = 0,
        Via = text("via"),
        Policy = text("policy"),
        Text = text("text"),
        Source = text("source"),
    };
}
