#!/usr/bin/env bash
# The whole suite twice: on SQLite (a file) and on a private PostgreSQL; then pages in a browser,
# which keeps an event loop and so needs processes of its own.
#   test.sh [sqlite|postgres|browser] [arguments for pytest]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
deploy/environment.sh --dev || exit 1
# Each process would compile the product and rewrite the assertions of four hundred files.
unset PYTHONDONTWRITEBYTECODE

which=all
case "${1:-}" in sqlite | postgres | browser) which=$1; shift ;; esac
title() { printf '\n━━━ %s\n' "$*"; }
suite() { .venv/bin/python -m pytest -n "${TEST_WORKERS:-auto}" --dist worksteal "$@"; }
# A page waits for its browser half of the time: one process more than there are cores.
in_browser() { suite -n "${TEST_WORKERS:-$(($(nproc) + 1))}" tests/browser -m browser "$@"; }
one_road() { in_browser -m "browser and both_databases"; } # pages are the same on every database
export -f suite in_browser one_road

failed=()
wanted() { [ "$which" = all ] || [ "$which" = "$1" ]; }
if wanted sqlite; then
    title "tests on SQLite (a file, WAL)"
    (unset DATABASE_URL; suite "$@") || failed+=("SQLite")
fi
if wanted postgres; then
    title "tests on a private PostgreSQL"
    deploy/with_postgres.sh bash -c 'suite "$@" && { [ $# != 0 ] || one_road; }' suite "$@"
    case $? in
    0) ;;
    77)
        printf '\n!!! NOT TESTED ON POSTGRESQL: no server here (Debian: apt-get install postgresql)\n\n' >&2
        [ -z "${CI:-}" ] || failed+=("PostgreSQL (no server)")
        ;;
    *) failed+=("PostgreSQL") ;;
    esac
fi
if [ "$which" = browser ] || { [ "$which" = all ] && [ $# = 0 ]; }; then
    title "every page in Chromium"
    [ -x /usr/bin/chromium-headless-shell ] ||
        printf '\n!!! NOT TESTED IN A BROWSER: no Chromium here (Debian: chromium-headless-shell)\n\n' >&2
    (unset DATABASE_URL; in_browser "$@") || failed+=("browser")
fi
if [ ${#failed[@]} -gt 0 ]; then printf '\n✗ tests failed on: %s\n' "${failed[*]}" >&2; exit 1; fi
printf '\n✓ all tests passed\n'
