#!/usr/bin/env bash
# Makes docs/images/report.png: the head of a report of the Belarus run. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet run --project src/StanceSim.Cli -- run scenarios/belarus-2020.yaml --quiet --out "$work/run"
dotnet run --project src/StanceSim.Cli -- report "$work/run" --out "$work/report.html"

# The picture shows two timelines; the rest of the page is hidden.
hide='nav, #theme, .lead, .facts, .hint, main > section:not(#timelines), #timelines h2, details, .timeline:nth-of-type(2), .timeline:nth-of-type(n + 4), footer'
sed -i "s|</head>|<style>$hide { display: none; } section { margin: 12px 0; } header { padding-top: 16px; }</style></head>|" "$work/report.html"

"$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --hide-scrollbars --user-data-dir="$work/profile" --window-size=1160,1080 \
    --screenshot="$PWD/docs/images/report.png" "file://$work/report.html" 2>/dev/null
