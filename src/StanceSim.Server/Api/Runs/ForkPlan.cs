using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Runs;

/// <summary>What somebody asks of a fork, as the request that makes its plan.</summary>
internal static class ForkPlan
{
    /// <summary>Changes of one sort in a fork, at most.</summary>
    private const int Most = 1_000;

    /// <exception cref="ApiException">It cannot be understood.</exception>
    public static ForkRequest Of(ForkOrder order)
    {
        var request = new ForkRequest(order.Tick ?? throw Refuse.Query("`tick` is missing.", "Give the number of the frame from which on the fork goes its own way."))
        {
            Values = LaunchPlan.OverridesOf(order.Set),
            Removed = Some(order.Remove, nameof(order.Remove)),
            Edited = [.. Some(order.Edit, nameof(order.Edit)).Select(edit => new MessageEdit(
                Asked.Given(edit.Message, "message"), Asked.Given(edit.Key, "key"), edit.Value ?? throw Refuse.Query("`value` is missing.")))],
            Drafts = [.. Some(order.Add, nameof(order.Add)).Select(message => message.ToDraft())],
        };
        return order.Change is { } change ? With(request, change) : request;
    }

    private static ForkRequest With(ForkRequest request, ForkChange change)
    {
        switch (change.Kind)
        {
            case "parameter":
                var value = change.Value ?? throw Refuse.Query("`value` is missing.");
                return request with { Values = [.. request.Values, new Override(Asked.Given(change.Path, "path"), value.ToString("R", CultureInfo.InvariantCulture))] };
            case "message" when change.Message is { ValueKind: JsonValueKind.Object } message:
                return request with { Drafts = [.. request.Drafts, MessageIn(message).ToDraft()] };
            case "omit" when change.Message is { ValueKind: JsonValueKind.String } id:
                return request with { Removed = [.. request.Removed, id.GetString() ?? ""] };
            default:
                throw Refuse.Query("The change cannot be understood.", "`kind` is parameter with `path` and `value`, message with a `message`, or omit with the id of a `message`.");
        }
    }

    private static MessageRequest MessageIn(JsonElement message)
    {
        try
        {
            return message.Deserialize<MessageRequest>(ApiJson.Options) ?? throw Refuse.Query("`message` is missing.");
        }
        catch (JsonException broken)
        {
            throw Refuse.Query("The message cannot be understood.", broken.Message);
        }
    }

    private static ImmutableArray<T> Some<T>(ImmutableArray<T>? given, string name)
        where T : class
    {
        var items = given is { IsDefault: false } some ? some : [];
        return items.Length <= Most && items.All(item => item is not null)
            ? items
            : throw Refuse.Query($"`{name.ToLowerInvariant()}` is a list of at most {Most} items.");
    }
}
