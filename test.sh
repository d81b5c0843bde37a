#!/usr/bin/env bash
# Builds the portal and runs every test, on a fresh clone as on a warm one.
# The last line is always "N passed, N failed"; the exit code is 0 only when something ran and nothing failed.
# Arguments go to the test runner, for example: ./test.sh -namespace Portal.Tests.Domain, or ./test.sh -class "*Approving*"
set -Eeuo pipefail
cd "$(dirname "$0")"

configuration=Release
results=$PWD/TestResults
passed=0
failed=0
children=()
postgres_job=

# The build must leave no server behind: one that outlives us would keep the caller's pipes open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export DEBIAN_FRONTEND=noninteractive
# Tests start many short programs: preparing for later costs them more than it ever gives back. Neither counting calls to optimise
# what is called often, nor writing code to memory that is never writable and executable at once, nor threads that spin while they wait.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCounting=0 DOTNET_EnableWriteXorExecute=0 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0

say() { printf '[%3ds] %s\n' "$SECONDS" "$*"; }

# /tmp and not TMPDIR: a socket path has at most 107 characters, and the database's user must be able to enter.
temp=$(mktemp -d /tmp/portal-tests.XXXXXX)
chmod 711 "$temp"
mkdir "$temp/files"

finish() {
    local code=$?
    trap - EXIT INT TERM HUP
    set +e
    for child in "${children[@]}"; do kill -KILL -- "-$child" 2>/dev/null; done
    [ -z "$postgres_job" ] || wait "$postgres_job" # half started it could not be stopped
    stop_postgres
    rm -rf "$temp"
    # Whatever ended the run before its tests were counted is a failure of its own.
    if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
    echo "$passed passed, $failed failed"
    if [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]; then exit 0; fi # a bare exit would give back the status from before this trap
    exit 1
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Runs in a process group of its own, so that finish can end everything it started.
in_group() {
    set -m
    "$@" </dev/null &
    set +m
    children+=("$!")
}

as_database_user() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u "$database_user" -- "$@"; else "$@"; fi
}

find_postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | while read -r bin; do [ -x "$bin/initdb" ] && echo "$bin"; done | tail -n 1; }

install_missing() {
    local missing=()
    [ -x "${CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || missing+=(chromium-headless-shell)
    [ -n "$(find_postgres)" ] || missing+=(postgresql)
    if [ -f Portal.Tests/Payments/sdk/package.json ]; then command -v npm >/dev/null || missing+=(nodejs npm); fi
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        say "Installing ${missing[*]}"
        if apt-get -qq update && apt-get -qq install -y --no-install-recommends "${missing[@]}"; then return 0; fi >"$temp/apt.log" 2>&1
        cat "$temp/apt.log" >&2
    fi
    # The shell without windows costs half, but the whole browser will do.
    if [ "${missing[*]}" = chromium-headless-shell ] && [ -x /usr/bin/chromium ]; then return 0; fi
    echo "The tests need ${missing[*]}, and installing takes root: run 'sudo apt-get install ${missing[*]}', then ./test.sh again." >&2
    return 1
}

# A cluster of our own: reachable from this machine only, thrown away afterwards, so it need not survive a crash.
start_postgres() {
    mkdir "$temp/postgres"
    local secret
    secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "$secret" >"$temp/postgres/secret"
    chmod -R go-rwx "$temp/postgres"
    [ "$(id -u)" -ne 0 ] || chown -R "$database_user" "$temp/postgres"
    (
        cd "$temp"
        as_database_user "$postgres_bin/initdb" -D "$temp/postgres/data" -U postgres -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions \
            --auth-local=trust --auth-host=password --pwfile="$temp/postgres/secret"
        for _ in 1 2 3 4 5; do # the port is free when asked, and may be taken a moment later
            port=$((20000 + RANDOM % 10000))
            if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
            if as_database_user "$postgres_bin/pg_ctl" -D "$temp/postgres/data" -l "$temp/postgres/log" -w -t 60 start -o "-c listen_addresses=127.0.0.1 \
                -p $port -k $temp/postgres -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c max_wal_size=4GB -c checkpoint_timeout=1h"; then
                umask 077
                echo "Host=127.0.0.1;Port=$port;Username=postgres;Password=$secret;Database=postgres" >"$temp/connection"
                exit 0
            fi
        done
        cat "$temp/postgres/log"
        exit 1
    ) >"$temp/postgres.log" 2>&1 </dev/null || { cat "$temp/postgres.log" >&2; echo "The test database did not start." >&2; return 1; }
}

stop_postgres() {
    [ -f "$temp/postgres/data/postmaster.pid" ] || return 0
    (cd "$temp" && as_database_user "$postgres_bin/pg_ctl" -D "$temp/postgres/data" -m immediate -w -t 30 stop >/dev/null 2>&1)
}

restore_npm() {
    if [ -f Portal.Tests/Payments/sdk/package.json ]; then
        (cd Portal.Tests/Payments/sdk && npm ci --no-audit --no-fund --silent) </dev/null
    fi
}

build() {
    dotnet restore Portal.sln -v quiet
    dotnet build Portal.sln --no-restore -c "$configuration" -v quiet -warnaserror -p:UseSharedCompilation=false
    docs/unused-packages.sh "$configuration"
}

# What is not passed is failed: a skipped test checks nothing. A runner that crashed leaves no file.
count() {
    local counters total
    [ -f "$results/portal.trx" ] || return 0
    counters=$(grep -m 1 -o '<Counters [^>]*' "$results/portal.trx") || return 0
    total=$(sed 's/.* total="\([0-9]*\)".*/\1/' <<<"$counters")
    passed=$(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")
    failed=$((total - passed))
}

slowest() {
    grep -ho '<UnitTestResult [^>]*' "$results/portal.trx" | sed -n 's/.* testName="\([^"]*\)".* duration="00:\([^"]*\)".*/\2 \1/p' | sort -r | head -n 10 | cut -c 1-150
}

rm -rf "$results"
install_missing
postgres_bin=$(find_postgres)
database_user=nobody # PostgreSQL refuses to run as root
! id postgres >/dev/null 2>&1 || database_user=postgres
start_postgres & postgres_job=$!
restore_npm & npm_job=$!
say "Building"
in_group build
wait "${children[-1]}"
say "Built"
wait "$npm_job" || { echo "npm ci failed in Portal.Tests/Payments/sdk." >&2; exit 1; }
wait "$postgres_job"
PORTAL_TEST_POSTGRES=$(cat "$temp/connection")
export PORTAL_TEST_POSTGRES TMPDIR=$temp/files

say "Testing"
mkdir -p "$results"
# The tests are a program of their own. One that hangs is named after two minutes and ends the run after twenty.
in_group timeout --signal=KILL 20m dotnet "Portal.Tests/bin/$configuration/net10.0/Portal.Tests.dll" -noLogo -noColor -failSkips \
    -reporter quiet -longRunning 120 -result-trx "$results/portal.trx" "$@"
code=0
wait "${children[-1]}" || code=$?
count
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "The test runner ended with code $code: a crash or a hang counts as a failure." >&2
    failed=1
fi
[ -z "$(ls -A "$results/browser" 2>/dev/null)" ] || echo "Pictures, texts and logs of failed browser tests are in TestResults/browser."
say "Done; the slowest were:"
slowest || true
