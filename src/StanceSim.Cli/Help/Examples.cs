namespace StanceSim.Cli.Help;

/// <summary>Command lines that show what a verb is for.</summary>
internal static class Examples
{
    public static string[] Of(string verb) => verb switch
    {
        "stancesim" =>
        [
            "stancesim run scenarios/belarus-2020.yaml",
            "stancesim why runs/belarus-2020 LTU sanctions",
        ],
        "run" =>
        [
            "stancesim run scenarios/belarus-2020.yaml",
            "stancesim run scenarios/belarus-2020.yaml --seed 7 --out runs/seed-7",
            "stancesim run scenarios/belarus-2020.yaml --set reactions=policies --set model.persuasion=2",
            "stancesim run scenarios/belarus-2020.yaml --otlp http://127.0.0.1:4317",
        ],
        "validate" => ["stancesim validate scenarios/*.yaml"],
        "why" =>
        [
            "stancesim why runs/belarus-2020 LTU sanctions",
            "stancesim why runs/belarus-2020 EU sanctions --tick 42",
        ],
        "trace" =>
        [
            "stancesim trace runs/belarus-2020",
            "stancesim trace runs/belarus-2020 --actor LTU --depth 3",
            "stancesim trace runs/belarus-2020 --otlp http://127.0.0.1:4317",
        ],
        "report" => ["stancesim report runs/belarus-2020"],
        "export" =>
        [
            "stancesim export runs/belarus-2020 --csv --out belarus-csv",
            "stancesim export runs/belarus-2020 --format otlp-json",
        ],
        "new" => ["stancesim new my-crisis"],
        "schema" => ["stancesim schema --out scenarios/scenario.schema.json"],
        _ => [],
    };
}
