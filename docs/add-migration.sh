#!/usr/bin/env bash
# After the model changed: writes the migration NAME for both databases, and the compiled models that every start reads instead of building them.
#   docs/add-migration.sh AddedSomething
#   docs/add-migration.sh --anew          one initial migration again; only until the first release, when no database has to live on
set -euo pipefail
cd "$(dirname "$0")/.."
export EfDesign=true RunAnalyzers=false
name=${1:?names the migration, or is --anew}
if [ "$name" = --anew ]; then
  rm -rf Portal.Infrastructure/Migrations
  name=Initial
fi
rm -rf Portal.Infrastructure/CompiledModels # of the model before; they may not compile any more
dotnet tool restore
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --project Portal.Infrastructure --startup-project Portal.App \
    --context "${provider}PortalDb" --output-dir "Migrations/$provider"
done
for provider in Sqlite Postgres; do
  dotnet ef dbcontext optimize --no-build --project Portal.Infrastructure --startup-project Portal.App \
    --context "${provider}PortalDb" --output-dir "CompiledModels/$provider" --namespace "Portal.Infrastructure.CompiledModels.$provider"
done
