#!/usr/bin/env bash
# Run a command on a private PostgreSQL: with_postgres.sh COMMAND...
#   with_postgres.sh --find      prints the folder of the server's programs, or fails
# The server has its own folder, listens only on a socket in that folder, not on the network,
# runs under an unprivileged user, and is stopped and deleted however the command ends.
# Exit 77: no server is available.
set -euo pipefail

find_server() {
    local newest
    newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    if [ -n "$newest" ] && [ -x "$newest/initdb" ]; then echo "$newest"; return; fi
    command -v initdb >/dev/null && command -v pg_ctl >/dev/null && dirname "$(command -v initdb)"
}

bin=$(find_server) || { [ "${1:-}" = "--find" ] || echo "✗ no PostgreSQL server here" >&2; exit 77; }
if [ "${1:-}" = "--find" ]; then echo "$bin"; exit; fi

# Root must not run the server: the Debian package's user does, or one of our own.
server_user=$(id -un)
as_server=()
if [ "$(id -u)" = 0 ]; then
    server_user=postgres
    id "$server_user" >/dev/null 2>&1 || {
        server_user=mediation-test
        id "$server_user" >/dev/null 2>&1 || useradd --system --no-create-home "$server_user"
    }
    as_server=(runuser -u "$server_user" --)
fi

folder=$(mktemp -d /tmp/mediation-pg.XXXXXX) # short: a socket's path may have 107 characters
data=$folder/data
server() { (cd / && "${as_server[@]}" "$bin/$1" "${@:2}"); }
child=""
stop() {
    local status=$?
    trap - EXIT INT TERM HUP
    if [ -n "$child" ] && kill -TERM -- "-$child" 2>/dev/null; then
        wait "$child" 2>/dev/null || true
    fi
    server pg_ctl -D "$data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
chown "$server_user" "$folder"
chmod 755 "$folder"

server initdb -D "$data" -U mediation --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
# Durability is off: no data outlives the run.
cat >>"$data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
autovacuum = off
max_connections = 100
shared_buffers = 256MB
log_min_messages = warning
CONF
server pg_ctl -D "$data" -l "$folder/log" -w -t 60 start >/dev/null || { cat "$folder/log" >&2; exit 1; }

ask() { "$bin/psql" -h "$folder" -U mediation -d postgres -tAc "$1"; }
# Never write to another server.
[ "$(ask 'show data_directory')" = "$data" ] || { echo "✗ that is not our server" >&2; exit 1; }
ask 'create database mediation' >/dev/null

set -m # a process group of its own, so that a signal reaches all of it
DATABASE_URL="postgres://mediation@${folder//\//%2F}/mediation" "$@" &
child=$!
wait "$child"
