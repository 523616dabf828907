namespace StanceSim.Model.Messages;

/// <summary>A kind of communicative or material act, with its codes in the field's two event vocabularies.</summary>
public sealed record MessageKind
{
    /// <summary>Readable name, for example <c>condemn</c>.</summary>
    public required string Name { get; init; }

    /// <summary>CAMEO code. A string: "010" is not "10".</summary>
    public required string Cameo { get; init; }

    /// <summary>PLOVER event type; STATEMENT is our extension, since PLOVER drops plain statements.</summary>
    public required string PloverEvent { get; init; }

    public string PloverMode { get; init; } = "";

    public string PloverContext { get; init; } = "";

    /// <summary>Cooperation (+) or conflict (-) in [-10, 10] on the Goldstein scale as GDELT prints it.</summary>
    public required double Goldstein { get; init; }

    /// <summary>The same as ICEWS prints it.</summary>
    public required double GoldsteinIcews { get; init; }

    /// <summary>The PLOVER conflict-cooperation score in [-10, 10].</summary>
    public required double PloverScore { get; init; }

    /// <summary>True for warnings, threats and shows of force: to its addressee such a message deters instead of persuading.</summary>
    public bool Deters { get; init; }
}
