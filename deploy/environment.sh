#!/usr/bin/env bash
# System requirements of the site: Python with venv, WeasyPrint's libraries, .venv with the pinned packages.
#   environment.sh          to run the site          environment.sh --dev    to test it as well
# Safe to repeat; when nothing is missing it takes a fraction of a second. As root it installs
# what is missing; otherwise it names the one command an administrator must run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dev=""
[ "${1:-}" != "--dev" ] || dev=yes
pins=requirements
[ -z "$dev" ] || pins=requirements-dev
say() { printf '→ %s\n' "$*"; }
refuse() { printf '✗ %s\n' "$*" >&2; exit 1; }

python_with_venv() {
    local candidate
    for candidate in python3.11 /usr/bin/python3.11 python3 /usr/bin/python3 python3.12 python3.13; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -F "$1" >/dev/null; }

usable_venv() { .venv/bin/python -c 'import pip' >/dev/null 2>&1; }

missing_packages() {
    [ -x .venv/bin/python ] || python_with_venv >/dev/null || echo python3-venv
    library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    # Without it a document takes ten seconds instead of a quarter of one.
    library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    if [ -n "$dev" ] && ! deploy/with_postgres.sh --find >/dev/null; then echo postgresql; fi
    if [ -n "$dev" ] && [ ! -x /usr/sbin/nginx ]; then echo nginx; fi
    [ -z "$dev" ] || only_for_tests_in_a_browser
}

# Chromium opens the pages; without Chinese glyphs every word is as wide as a box.
only_for_tests_in_a_browser() {
    [ -x /usr/bin/chromium-headless-shell ] || echo chromium-headless-shell
    [ -n "$(fc-list :lang=zh family 2>/dev/null)" ] || echo fonts-wqy-microhei
}

# Requirements of the tests only are installed or reported, but do not stop the site.
needed_to_run() { sed -E 's/postgresql|nginx|chromium-headless-shell|fonts-wqy-microhei//g' <<<"$1"; }

without_a_server() {
    # PostgreSQL for the tests is private: no cluster on the usual port comes with the package.
    local conf=/etc/postgresql-common/createcluster.conf
    [ -e "$conf" ] || { mkdir -p "${conf%/*}"; echo "create_main_cluster = false" >"$conf"; }
}

# Nor is nginx started: the tests start it with a configuration and a folder of their own.
without_starting() {
    local policy=/usr/sbin/policy-rc.d
    [ ! -e "$policy" ] || { "$@"; return; }
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    local done=0
    "$@" || done=$?
    rm -f "$policy"
    return "$done"
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    case " $* " in *" postgresql "*) without_a_server ;; esac
    local options=(-y -qq --no-install-recommends -o Dpkg::Options::=--force-confold)
    # The package lists may be missing.
    without_starting apt-get install "${options[@]}" "$@" >/dev/null 2>&1 && return
    apt-get update -qq && without_starting apt-get install "${options[@]}" "$@" >/dev/null
}

# One command that works with or without sudo and with outdated package lists.
for_an_administrator() {
    local work="apt-get update && apt-get install -y --no-install-recommends $1"
    if command -v sudo >/dev/null; then echo "sudo sh -c '$work'"; else echo "su - -c '$work'"; fi
}

system_packages() {
    local missing
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    local needed
    needed=$(needed_to_run "$missing")
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "安装系统软件包：$missing"
        # shellcheck disable=SC2086 # a list of names
        apt_install $missing || say "apt-get 没有办成"
        missing=$(missing_packages | tr '\n' ' ')
        needed=$(needed_to_run "$missing")
        [ -z "${needed// /}" ] || refuse "仍缺少：$needed（其他系统请安装对应的软件包）"
        return 0
    fi
    if [ -z "${needed// /}" ]; then # only tests lack something: report it
        say "要运行全部测试，请管理员执行：$(for_an_administrator "$missing")"
        return 0
    fi
    refuse "缺少系统软件包。请管理员执行下面这条命令，然后重新运行：
    $(for_an_administrator "$missing")"
}

virtual_environment() {
    if [ -e .venv ] && ! usable_venv; then
        say "运行环境 .venv 在这里不能用（挪动过，或者 Python 变了），重新建立"
        rm -rf .venv
    fi
    [ -e .venv ] && return
    say "建立运行环境 .venv"
    "$(python_with_venv)" -m venv .venv
}

# The stamp contains the hash of the pins installed.
installed() {
    [ -e ".venv/.pins-$1" ] && [ "$(cat ".venv/.pins-$1")" = "$(hash_of "$1")" ]
}
hash_of() { sha256sum <"$1.txt" | cut -d' ' -f1; }
stamp() { hash_of "$1" >".venv/.pins-$1"; }

packages() {
    if installed "$pins"; then touch ".venv/.pins-$pins"; return; fi
    say "安装 $pins.txt 中的软件包（第一次约一分钟）"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes -r "$pins.txt"
    stamp "$pins"
    if [ -n "$dev" ]; then stamp requirements; fi # the development pins include the others
}

if [ ! -e .venv/bin/python ] || [ -n "$dev" ] || ! installed "$pins"; then
    system_packages
    virtual_environment
    packages
else
    system_packages
    usable_venv || { virtual_environment; rm -f .venv/.pins-*; packages; }
    touch ".venv/.pins-$pins"
fi
