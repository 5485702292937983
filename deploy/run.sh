#!/usr/bin/env bash
# Set up what is missing, then serve on 127.0.0.1:$PORT until Ctrl-C.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PORT=${PORT:-8000}
deploy/setup.sh

.venv/bin/python - <<'PY' || exit 1
import os, socket, sys

port = os.environ["PORT"]
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", int(port)))
    except (OSError, ValueError, OverflowError) as error:
        sys.exit(f"✗ port {port} cannot be had ({error}). Try another: make run PORT=8001")
PY
printf '→ serving; Ctrl-C stops it\n'
exec .venv/bin/python -m gunicorn --config deploy/gunicorn.conf.py mediation.wsgi
