namespace StanceSim.Cli.Help;

/// <summary>Command lines that show what a verb is for.</summary>
internal static class Examples
{
    public static string[] Of(string verb) => verb switch
    {
        "stancesim" =>
        [
            "stancesim run scenarios/belarus-2020.yaml",
            "stancesim why runs/belarus-2020-2020 LTU sanctions",
        ],
        "run" =>
        [
            "stancesim run scenarios/belarus-2020.yaml",
            "stancesim run scenarios/belarus-2020.yaml --seed 7 --out runs/seed-7",
            "stancesim run scenarios/belarus-2020.yaml --set reactions=policies --set model.persuasion=2",
            "stancesim run scenarios/belarus-2020.yaml --otlp http://127.0.0.1:4317",
            "stancesim run scenarios/belarus-2020.yaml --cluster",
        ],
        "resume" => ["stancesim resume runs/belarus-2020-2020"],
        "fork" =>
        [
            "stancesim fork runs/belarus-2020-2020 --tick 2020-09-01 --set model.persuasion=2",
            "stancesim fork runs/belarus-2020-2020 --tick 42 --say 'LTU condemn to=BLR issue=sanctions' --remove r63-usa",
        ],
        "diff" => ["stancesim diff runs/belarus-2020-2020 runs/belarus-2020-2020-abe0a145-from-23"],
        "replay" => ["stancesim replay runs/belarus-2020-2020"],
        "validate" => ["stancesim validate scenarios/*.yaml"],
        "why" =>
        [
            "stancesim why runs/belarus-2020-2020 LTU sanctions",
            "stancesim why runs/belarus-2020-2020 EU sanctions --tick 2020-08-14",
        ],
        "trace" =>
        [
            "stancesim trace runs/belarus-2020-2020",
            "stancesim trace runs/belarus-2020-2020 --actor LTU --depth 3",
            "stancesim trace runs/belarus-2020-2020 --otlp http://127.0.0.1:4317",
        ],
        "report" => ["stancesim report runs/belarus-2020-2020"],
        "export" =>
        [
            "stancesim export runs/belarus-2020-2020 --csv --out belarus-csv",
            "stancesim export runs/belarus-2020-2020 --format otlp-json",
        ],
        "new" => ["stancesim new my-crisis"],
        "silo" =>
        [
            "stancesim silo",
            "stancesim silo --config stancesim.json --name silo-2 --silo-port 11112 --gateway-port 30001 --http http://127.0.0.1:8082",
        ],
        "cluster" or "status" => ["stancesim cluster status"],
        "ready" => ["stancesim cluster ready --wait 60", "stancesim cluster ready --http http://127.0.0.1:8082"],
        "schema" => ["stancesim schema --out scenarios/scenario.schema.json"],
        "serve" => ["stancesim serve --open", "stancesim serve --port 9000 --runs studies/runs"],
        _ => [],
    };
}
