using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Messages;

/// <summary>
/// The kinds of messages, with their CAMEO code, PLOVER event, mode and context, and their values on the three intensity
/// scales: Goldstein as GDELT prints it, as ICEWS prints it, and the PLOVER score.
/// </summary>
/// <remarks>
/// Codes and scores follow openeventdata/PLOVER (CC BY-SA 4.0), CAMEO and andybega/icews (MIT); see NOTICE.md. PLOVER drops
/// plain statements: STATEMENT is our extension, with score 0.
/// </remarks>
public static class MessageKinds
{
    public static ImmutableArray<MessageKind> All { get; } =
    [
        Kind("statement", "010", "STATEMENT", "", "diplomatic", 0, 0, 0),
        Kind("express-optimism", "013", "STATEMENT", "", "diplomatic", 0.4, 0.4, 0),
        Kind("express-pessimism", "012", "STATEMENT", "", "diplomatic", -0.4, -0.4, 0),
        Kind("express-solidarity", "018", "SUPPORT", "", "diplomatic", 3.4, 3.4, 5),
        Kind("deny", "016", "STATEMENT", "", "", -2, -5, 0),
        Kind("praise-endorse", "051", "SUPPORT", "", "diplomatic", 3.4, 3.4, 5),
        Kind("defend-verbally", "052", "SUPPORT", "", "diplomatic", 3.5, 3.5, 5),
        Kind("recognise", "054", "SUPPORT", "", "diplomatic", 6, 6, 5),
        Kind("withhold-recognition", "120", "REJECT", "change", "political_institutions", -4, -4, -2),
        Kind("appeal-for-help", "023", "REQUEST", "assist", "diplomatic", 3.4, 3.4, 0.5),
        Kind("appeal-for-protection", "0234", "REQUEST", "assist", "peacekeeping", 3.4, 3.4, 0.5),
        Kind("appeal-for-leadership-change", "0241", "REQUEST", "change", "executive", -0.3, -0.3, -1),
        Kind("appeal-for-release", "0253", "REQUEST", "yield", "legal", -0.3, -0.3, -1),
        Kind("urge-dialogue", "026", "REQUEST", "meet", "diplomatic", 4, 4, 0),
        Kind("urge-accept-mediation", "028", "REQUEST", "meet", "diplomatic", 4, 4, 0),
        Kind("urge-allow-involvement", "0255", "REQUEST", "yield", "diplomatic", -0.3, -0.3, -1),
        Kind("announce-visit", "036", "AGREE", "", "diplomatic", 4, 4, 2.5),
        Kind("offer-material-aid", "033", "AGREE", "", "economic", 5.2, 5.2, 2.5),
        Kind("offer-military-aid", "0332", "AGREE", "", "military", 5.2, 5.2, 2.5),
        Kind("offer-protection", "0334", "AGREE", "", "peacekeeping", 6, 6, 2.5),
        Kind("offer-mediation", "039", "AGREE", "", "diplomatic", 5, 5, 2.5),
        Kind("accept-mediation", "038", "AGREE", "", "diplomatic", 7, 7, 2.5),
        Kind("phone-call", "041", "CONSULT", "phone", "diplomatic", 1, 1, 1.5),
        Kind("visit", "042", "CONSULT", "visit", "diplomatic", 1.9, 1.9, 4),
        Kind("host-visit", "043", "CONSULT", "visit", "diplomatic", 2.8, 2.8, 4),
        Kind("meet-third-place", "044", "CONSULT", "third-party", "diplomatic", 2.5, 2.5, 1),
        Kind("mediate", "045", "CONSULT", "third-party", "diplomatic", 5, 5, 1),
        Kind("negotiate", "046", "CONSULT", "", "diplomatic", 7, 7, 2.5),
        Kind("sign-agreement", "057", "SUPPORT", "", "diplomatic", 8, 8, 5),
        Kind("economic-cooperation", "061", "COOPERATE", "", "economic", 6.4, 6.4, 9.5),
        Kind("economic-aid", "071", "AID", "", "economic", 7.4, 7.4, 10),
        Kind("military-aid", "072", "AID", "", "military", 8.3, 8.3, 10),
        Kind("grant-refuge", "075", "AID", "", "asylum", 7, 7, 10),
        Kind("release-detainees", "0841", "RETREAT", "release", "legal", 7, 7, 6.5),
        Kind("investigate", "092", "ACCUSE", "investigate", "human_rights", -2, -2, -3.5),
        Kind("demand", "100", "REQUEST", "", "", -5, -5, 0),
        Kind("condemn", "111", "ACCUSE", "disapprove", "human_rights", -2, -2, -2),
        Kind("accuse", "112", "ACCUSE", "allege", "", -2, -2, -3.5),
        Kind("protest-officially", "114", "ACCUSE", "allege", "diplomatic", -2, -2, -3.5),
        Kind("reject-mediation", "126", "REJECT", "meet", "diplomatic", -5, -5, -2),
        Kind("reject-talks", "125", "REJECT", "meet", "diplomatic", -5, -5, -2),
        Kind("veto", "129", "REJECT", "yield", "diplomatic", -5, -5, -2),
        Kind("warn", "130", "THREATEN", "", "", -4.4, -4.4, -3.5, deters: true),
        Kind("warn-against-interference", "130", "THREATEN", "relations", "diplomatic", -4.4, -4.4, -3.5, deters: true),
        Kind("threaten-sanctions", "1312", "THREATEN", "restrict", "economic", -5.8, -5.8, -3, deters: true),
        Kind("threaten-force", "138", "THREATEN", "violence", "military", -7, -7, -3.5, deters: true),
        Kind("ultimatum", "139", "THREATEN", "relations", "diplomatic", -7, -7, -3.5, deters: true),
        Kind("protest", "1411", "PROTEST", "demo", "executive", -6.5, -6.5, -5),
        Kind("strike", "143", "PROTEST", "strike", "executive", -6.5, -6.5, -5),
        Kind("mobilise-forces", "154", "MOBILIZE", "troops", "military", -7.2, -7.2, -6.5, deters: true),
        Kind("raise-alert", "152", "MOBILIZE", "troops", "military", -7.2, -7.2, -6.5, deters: true),
        Kind("reduce-relations", "160", "SANCTION", "discontinue", "diplomatic", -4, -4, -6),
        Kind("impose-sanctions", "163", "SANCTION", "discontinue", "economic", -8, -8, -6),
        Kind("travel-ban", "163", "SANCTION", "discontinue", "legal", -8, -8, -6),
        Kind("censor-restrict", "1721", "COERCE", "restrict", "rights_freedoms", -5, -5, -7),
        Kind("detain", "173", "COERCE", "arrest", "legal", -5, -5, -7),
        Kind("expel-person", "174", "COERCE", "deport", "legal", -5, -5, -7),
        Kind("violent-crackdown", "175", "ASSAULT", "crowd-control", "repression", -9, -9, -7.5),
    ];

    /// <summary>Their names, numbered as in <see cref="All"/>.</summary>
    internal static NameTable Names { get; } = NameThem();

    private static MessageKind Kind(
        string name, string cameo, string ploverEvent, string mode, string context, double goldstein, double icews, double plover, bool deters = false) => new()
        {
            Name = name,
            Cameo = cameo,
            PloverEvent = ploverEvent,
            PloverMode = mode,
            PloverContext = context,
            Goldstein = goldstein,
            GoldsteinIcews = icews,
            PloverScore = plover,
            Deters = deters,
        };

    private static NameTable NameThem()
    {
        var names = new NameTable("message kind", ProblemKinds.UnknownMessageKind) { Advice = OfCode };
        foreach (var kind in All)
        {
            names.TryAdd(kind.Name);
        }

        return names;
    }

    /// <summary>Codes are written into results and not read, since some belong to several kinds; whoever writes one is told the kind.</summary>
    private static string? OfCode(string code)
    {
        var kinds = string.Join(" or ", All.Where(kind => kind.Cameo == code).Select(kind => $"`{kind.Name}`"));
        return kinds.Length == 0 ? null : $"{code} is the CAMEO code of {kinds}: write that.";
    }
}
