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
        ],
        "validate" => ["stancesim validate scenarios/*.yaml"],
        "why" =>
        [
            "stancesim why runs/belarus-2020 LTU sanctions",
            "stancesim why runs/belarus-2020 EU sanctions --tick 42",
        ],
        "report" => ["stancesim report runs/belarus-2020"],
        "export" => ["stancesim export runs/belarus-2020 --csv --out belarus-csv"],
        "new" => ["stancesim new my-crisis"],
        "schema" => ["stancesim schema --out scenarios/scenario.schema.json"],
        "serve" => ["stancesim serve --open", "stancesim serve --port 9000 --runs studies/runs"],
        _ => [],
    };
}
