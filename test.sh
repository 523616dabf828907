#!/usr/bin/env bash
# Checks formatting, builds, and runs every test, of the program and of its pages.
# The last line is "N passed, N failed", with ", N skipped" when there are any.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Build servers that outlive the script would hold its output open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

passed=0 failed=0 skipped=0 broken=()

finish() {
    for step in ${broken[@]+"${broken[@]}"}; do echo "FAILED: $step"; done
    local line="$passed passed, $failed failed"
    ((skipped > 0)) && line+=", $skipped skipped"
    echo "$line"
    ((${#broken[@]} == 0)) && exit 0
    exit 1
}

step() {
    echo "== $1"
    local name=$1
    shift
    "$@" && return
    broken+=("$name")
    return 1
}

any_command() {
    local name
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    return 1
}

# The pages are built with Node.js, which is not installed here: without it everything else is tested, and this fails.
pages() {
    any_command npm || { echo "The pages need Node.js 20.19 or later, with npm."; return 1; }
    npm --prefix src/StanceSim.Dashboard "$@"
}

# Runs tests and adds how many passed, failed and were skipped, as the log of their runner has it.
# counted NAME SCRIPT COMMAND...: SCRIPT is for sed and leaves lines such as "passed 12".
counted() {
    local name=$1 script=$2 log number word status sum=0
    shift 2
    log=$(mktemp)
    echo "== $name"
    "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    while read -r word number; do
        printf -v "$word" '%d' "$((${!word} + number))"
        sum=$((sum + number))
    done < <(sed -nE "$script" "$log")
    rm -f "$log"
    # Whoever fails without having counted a failure has not run all there is.
    ((status == 0)) || broken+=("$name")
    ((sum > 0)) || broken+=("$name: no test ran")
    return "$status"
}

# Tests of the report drive a browser, those of the published tool need a linker, those of clusters start the stores that
# clusters have, and those of the compose file ask docker-compose.
install_missing_tools() {
    local packages=() as_root=()
    any_command chromium chromium-browser google-chrome || packages+=(chromium)
    any_command gcc || packages+=(gcc)
    any_command redis-server || packages+=(redis-server)
    compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || any_command postgres || packages+=(postgresql)
    any_command docker-compose || packages+=(docker-compose)
    ((${#packages[@]} == 0)) && return
    any_command apt-get || { echo "Please install: ${packages[*]}"; return; }
    ((EUID == 0)) || as_root=(sudo -n)
    local apt=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update >/dev/null
    "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >/dev/null ||
        echo "Could not install: ${packages[*]}. Tests that need them will say so."
}

echo "== tools"
install_missing_tools
step restore dotnet restore StanceSim.sln -v quiet || finish
# Beside the pages, which take as long on one processor.
format_log=$(mktemp)
dotnet format StanceSim.sln --verify-no-changes --no-restore >"$format_log" 2>&1 &
format=$!
# Before the program, which carries them.
pages_built=0
step "pages: packages" pages ci --no-audit --no-fund && step "pages: build" pages run build && pages_built=1
formatted() {
    wait "$format"
    local status=$?
    cat "$format_log"
    rm -f "$format_log"
    return "$status"
}
step format formatted
step build dotnet build StanceSim.sln -c Release --no-restore -v quiet -warnaserror || finish

# Runs the tests of projects, so many projects at once. One without tests exits with 8; that is no failure unless all are empty.
# tested NAME AT_ONCE PROJECT...
tested() {
    local name=$1 at_once=$2 modules=() project
    shift 2
    for project in "$@"; do modules+=("$project/bin/Release/net10.0/$(basename "$project").dll"); done
    counted "$name" '/^ *(succeeded|failed|skipped): ([0-9]+).*/{s//\1 \2/; s/^succeeded/passed/; p}' \
        dotnet test --test-modules "$(IFS=';'; echo "${modules[*]}")" --no-progress --no-ansi --max-parallel-test-modules "$at_once" --ignore-exit-code 8
}

# Clusters of processes, which some projects start, kill and freeze, want the machine to themselves.
alone=(tests/StanceSim.Chaos.Tests tests/StanceSim.Server.Tests) others=()
for project in tests/*.Tests; do
    [[ " ${alone[*]} " == *" $project "* ]] || others+=("$project")
done
tested test 2 "${others[@]}"
tested "test: clusters" 1 "${alone[@]}"

if ((pages_built)); then
    export NO_COLOR=1
    step "pages: types" pages run check
    step "pages: size" pages run budget
    counted "pages: tests" '/^ *Tests +/{s/^ *Tests +//; s/ *\([0-9]+\) *$//; s/([0-9]+) ([a-z]+)/\2 \1/g; s/ \| /\n/g; p}' pages test
    CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
    export CHROMIUM
    counted "pages: tests in a browser" '/^.{0,3} ?(pass|fail|skipped) ([0-9]+)$/{s//\1 \2/; s/^pass/passed/; s/^fail/failed/; p}' pages run e2e
fi
finish
