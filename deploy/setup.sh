#!/usr/bin/env bash
# Everything before serving: environment, keys, tables, static files, demo. Safe to repeat, and
# quick when there is nothing to do. Reads DATABASE_URL, MEDIATION_VAR and MEDIATION_ENV_FILE.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
deploy/environment.sh

say() { printf '→ %s\n' "$*"; }
python=.venv/bin/python
var=${MEDIATION_VAR:-var}
[ -d "$var" ] || mkdir -p -m 700 "$var"

if [ "${MEDIATION_ENV_FILE-unset}" = unset ] && [ ! -e "$var/local.env" ]; then
    say "生成本机密钥：$var/local.env（请妥善保管）"
    $python deploy/local_env.py "$var/local.env"
fi

missing=$($python deploy/missing.py)
if [ "$missing" = tables ]; then
    say "建立数据库的表"
    $python manage.py migrate --verbosity 0
    $python manage.py rekey || say "有案件没有改用现在的密钥，原因见上；其余照常"
    missing=$($python deploy/missing.py)
fi

# Static files are compressed once; again only when one of them or the packages changed.
listing="$var/static/staticfiles.json"
if [ ! -e "$listing" ] || ! cmp -s .venv/.pins-requirements "$var/static/.pins" ||
    [ -n "$(find mediation/static cases reports -path '*/static/*' -newer "$listing" -print -quit)" ]; then
    say "整理静态文件"
    $python manage.py collectstatic --noinput --verbosity 0
    cp .venv/.pins-requirements "$var/static/.pins"
fi

if [ "$missing" = demo ]; then
    say "生成演示案件（第一次一两分钟）"
    $python manage.py demo
    $python manage.py run_due
fi
