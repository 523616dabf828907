using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Checkpoints;

/// <summary>Messages as bytes; kinds by name, so that their codes and scores can be corrected between versions.</summary>
internal static class MessageCodec
{
    public static void Write(ByteWriter bytes, Message message)
    {
        bytes.Add(message.Id);
        Write(bytes, message.Cause);
        bytes.Add(message.Sender);
        bytes.Add(message.Sequence);
        bytes.Add(message.Sent);
        bytes.Add(message.Due);
        bytes.Add(message.Position);
        bytes.Add(message.Policy);
        Write(bytes, message.Content);
    }

    public static Message Read(ByteReader bytes, KindNames kinds) => new()
    {
        Id = bytes.Text(),
        Cause = ReadCause(bytes),
        Sender = bytes.Integer(),
        Sequence = bytes.Integer(),
        Sent = bytes.Integer(),
        Due = bytes.Integer(),
        Position = bytes.Number(),
        Policy = bytes.MaybeText(),
        Content = ReadContent(bytes, kinds),
    };

    public static void Write(ByteWriter bytes, Cause? cause)
    {
        bytes.Add(cause?.Message);
        if (cause is not null)
        {
            bytes.Add(cause.Depth);
        }
    }

    public static Cause? ReadCause(ByteReader bytes) => bytes.MaybeText() is { } message ? new Cause(message, bytes.Integer()) : null;

    public static void Write(ByteWriter bytes, MessageContent content)
    {
        bytes.Add(content.Kind.Name);
        bytes.Add(content.Addressees.AsSpan());
        bytes.Add(content.Issue);
        bytes.Add(content.Position);
        bytes.Add(content.Intensity);
        bytes.Add((int)content.Explicitness);
        bytes.Add((int)content.Attribution);
        bytes.Add((int)content.Audience);
        bytes.Add((int)content.Stage);
        bytes.Add(content.Credibility);
        bytes.Add(content.Delay);
        bytes.Add(content.Loss);
        bytes.Add(content.LeakProbability);
        bytes.Add(content.LeakDelay);
        bytes.Add(content.Via);
        bytes.Add(content.Text);
    }

    public static MessageContent ReadContent(ByteReader bytes, KindNames kinds) => new()
    {
        Kind = kinds.Named(bytes.Text()),
        Addressees = [.. bytes.Integers()],
        Issue = bytes.Integer(),
        Position = bytes.MaybeNumber(),
        Intensity = bytes.Number(),
        Explicitness = bytes.Choice<Explicitness>(),
        Attribution = bytes.Choice<Attribution>(),
        Audience = bytes.Choice<Audience>(),
        Stage = bytes.Choice<Stage>(),
        Credibility = bytes.Number(),
        Delay = bytes.Integer(),
        Loss = bytes.Number(),
        LeakProbability = bytes.Number(),
        LeakDelay = bytes.Integer(),
        Via = bytes.Integer(),
        Text = bytes.MaybeText(),
    };
}
