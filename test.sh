#!/usr/bin/env bash
# Checks formatting, builds, and runs every test.
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
step format dotnet format StanceSim.sln --verify-no-changes --no-restore
step build dotnet build StanceSim.sln -c Release --no-restore -v quiet -warnaserror || finish

# A project without tests exits with 8; that is no failure unless all are empty.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "== test"
# One project after another. What disturbs clusters of processes takes minutes and runs by itself: see CONTRIBUTING.md.
dotnet test --solution StanceSim.sln -c Release --no-build --no-progress --no-ansi --max-parallel-test-modules 1 \
    --filter-not-namespace StanceSim.Server.Tests.Silos --filter-not-namespace StanceSim.Chaos.Tests \
    --ignore-exit-code 8 2>&1 | tee "$log"
test_status=${PIPESTATUS[0]}

count() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
passed=${passed:-0} failed=${failed:-0} skipped=${skipped:-0}

((test_status == 0 && failed == 0)) || broken+=("test")
((passed + failed > 0)) || broken+=("no test ran")
finish
