#!/usr/bin/env bash
# After a build: fails when a package is pinned and not restored, or referenced and not used by the code.
#   docs/unused-packages.sh Release
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${1:-Debug}
projects=(Portal.Domain Portal.Infrastructure Portal.App Portal.Tests)
# Used by the build, the runner or by loading, never by name in our code.
by_name_nowhere=' Meziantou.Analyzer Microsoft.CodeAnalysis.BannedApiAnalyzers Microsoft.EntityFrameworkCore.Design Microsoft.NET.Test.Sdk xunit.runner.visualstudio SQLitePCLRaw.bundle_e_sqlite3 '
unused=0

complain() { echo "Unused package: $1" >&2; unused=1; }

names_in() { grep -o "<$1 Include=\"[^\"]*\"" "$2" | cut -d'"' -f2; }

for package in $(names_in PackageVersion Directory.Packages.props); do
  grep -qF "PackageReference Include=\"$package\"" Directory.Build.props Portal.*/*.csproj && continue
  grep -qF "\"$package/" Portal.*/obj/project.assets.json || complain "$package stands in Directory.Packages.props, and no project takes it, not even through another package"
done

# The assemblies that a package compiles against, from the project's own restore; then whether the compiled code names one of them.
for project in "${projects[@]}"; do
  assets=$project/obj/project.assets.json
  compiled=$project/bin/$configuration/net10.0/$project.dll
  [ -f "$compiled" ] || { echo "Build first: $compiled is missing." >&2; exit 2; }
  for package in $(names_in PackageReference "$project/$project.csproj"); do
    [[ $by_name_nowhere != *" $package "* ]] || continue
    assemblies=$(node -e '
      const targets = JSON.parse(require("fs").readFileSync(process.argv[1])).targets, wanted = process.argv[2].toLowerCase();
      const libraries = Object.values(targets)[0], found = new Set();
      const visit = name => {
        const key = Object.keys(libraries).find(key => key.toLowerCase().startsWith(name + "/"));
        const files = Object.keys(libraries[key]?.compile ?? {}).filter(file => file.endsWith(".dll"));
        for (const file of files) found.add(file.split("/").pop().slice(0, -4));
        // A package that only gathers others is used when one of those is.
        if (files.length === 0) for (const other of Object.keys(libraries[key]?.dependencies ?? {})) visit(other.toLowerCase());
      };
      visit(wanted);
      console.log([...found].join("\n"));' "$assets" "$package")
    used=
    for assembly in $assemblies; do
      if grep -aqF "$assembly" "$compiled"; then used=yes; break; fi
    done
    [ -n "$used" ] || complain "$package is referenced by $project, whose code names nothing of it"
  done
done
[ "$unused" -eq 0 ] && echo "Every package is used."
exit "$unused"
