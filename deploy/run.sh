#!/usr/bin/env bash
# Set up what is missing, then serve on 127.0.0.1:$PORT until Ctrl-C.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PORT=${PORT:-8000}
# Before the set-up, which takes minutes the first time.
[[ $PORT =~ ^[0-9]{1,5}$ ]] && ((10#$PORT > 0 && 10#$PORT < 65536)) || {
    printf '✗ PORT 要写 1 到 65535 的整数，不能是“%s”。请换一个：make run PORT=8001\n' "$PORT" >&2
    exit 1
}
deploy/setup.sh

.venv/bin/python - <<'PY' || exit 1
import errno, os, socket, sys

port = int(os.environ["PORT"])
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", port))
    except OSError as error:
        why = {errno.EADDRINUSE: "已被占用", errno.EACCES: "没有权限使用"}
        sys.exit(f"✗ 端口 {port} {why.get(error.errno, f'不能用（{error}）')}，请换一个：make run PORT=8001")
PY
printf '→ 开始提供服务，按 Ctrl-C 停止\n'
# What an installation has a service and a timer for (deploy/systemd/); ends with the site.
.venv/bin/python manage.py work --with-site $$ &
exec .venv/bin/python -m gunicorn --config deploy/gunicorn.conf.py mediation.wsgi
