#!/usr/bin/env bash
# Writes the migration NAME for both databases after the model changed:  docs/add-migration.sh AddedSomething
set -euo pipefail
cd "$(dirname "$0")/.."
export EfDesign=true
dotnet tool restore
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project Portal.Infrastructure --startup-project Portal.App \
    --context "${provider}PortalDb" --output-dir "Migrations/$provider"
done
