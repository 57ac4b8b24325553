#!/bin/sh
# A catalogue's pipeline: lint, compare, judge by the portal, plan; and on the main branch, apply.
# Needed: TRAVELZ_SERVER and TRAVELZ_TOKEN (or a file with the token, by --token-file). The first argument is the folder of main's state
# (git worktree add main-state origin/main), the second "apply" on the main branch.
set -eu
before=$1
travelz() { dotnet "${TRAVELZ_HOME:-.}/Portal.dll" "$@"; }

# Exit codes: 1 something was found, 2 wrong usage, 3 a file cannot be read, 4 the portal refused or is not there, 5 changes are pending.
travelz contracts lint openapi --sarif lint.sarif
travelz contracts diff "$before"/openapi/travels/v2.yaml openapi/travels/v2.yaml --fail-on breaking
travelz contracts publish openapi/travels/v2.yaml --api travels --version v2 --dry-run --sarif publish.sarif --markdown comment.md
travelz apply -f openapi --dry-run
if [ "${2:-}" = apply ]; then
  travelz apply -f openapi --yes
fi
