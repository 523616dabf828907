using System.Text;
using System.Text.Json;
using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Report;

/// <summary>What the page's script tells about a message, as JSON inside the page. The default encoder escapes everything that could end the script element.</summary>
internal static class ReportData
{
    private const int EffectsShown = 4;
    private const int MostMessages = 1_000;

    public static string Of(RunStory story)
    {
        var effects = EffectsOf(story);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            foreach (var message in story.Messages.Take(MostMessages))
            {
                Message(json, story, message, effects[message.Id]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Message(Utf8JsonWriter json, RunStory story, StoryMessage message, IEnumerable<(Movement Movement, PushPart Part)> effects)
    {
        json.WriteStartObject();
        json.WriteString("when", story.Calendar.Label(message.Sent));
        json.WriteString("who", $"{story.Actors[message.Sender].Name} {MessageWords.To(story, message)}");
        json.WriteString("kind", message.Kind + (message.IsPrivate ? ", in private" : ""));
        json.WriteString("text", message.Text);
        json.WriteString("cause", message.Cause is { } cause ? $"because of {cause}" : "");
        json.WriteStartArray("effects");
        foreach (var (movement, part) in effects.OrderByDescending(effect => Math.Abs(effect.Part.Amount) / story.Issues[effect.Movement.Issue].HalfWidth).Take(EffectsShown))
        {
            json.WriteStringValue($"{Amount.Share(part.Amount, story.Issues[movement.Issue])} {story.Actors[movement.Actor].Name}");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ILookup<string, (Movement Movement, PushPart Part)> EffectsOf(RunStory story) => story.Movements
        .SelectMany(movement => movement.Pushes.SelectMany(push => push.Parts.Select(part => (Movement: movement, Part: part))))
        .Where(effect => effect.Part.Message is not null)
        .ToLookup(effect => effect.Part.Message!);
}
