"""The shipped nginx before a served site: its own files, with other ports, paths and no TLS."""

import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from tests.unavailable import unavailable

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "deploy" / "nginx"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MISSING = "NOT TESTED BEHIND NGINX: it is not here (Debian: apt-get install nginx)"
DIE_WITH_PARENT = 1  # prctl(2): PR_SET_PDEATHSIG
MAIN = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/main.log; {user}
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/a; uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
    {site}
}}
"""


def configuration(folder: Path, port: int, site_port: int) -> str:
    """The shipped files as one configuration for this folder and these ports."""
    site = (SHIPPED / "mediation.conf").read_text()
    plain = re.sub(r"server \{\s+listen 80;.*?\n\}\n", "", site, flags=re.S)
    plain = re.sub(r" *(ssl_|listen \[::\]).*\n", "", plain)
    plain = plain.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    plain = plain.replace("127.0.0.1:8000", f"127.0.0.1:{site_port}")
    limits = (SHIPPED / "limits.conf").read_text().replace("/var/log/nginx", str(folder))
    plain = plain.replace("include /etc/nginx/mediation-limits.conf;", limits)
    user = "user root;" if os.getuid() == 0 else ""
    return MAIN.format(folder=folder, user=user, site=plain)


@contextmanager
def behind_nginx(site_port: int, folder: Path):
    """The port at which nginx serves the site for the block."""
    if not NGINX:
        unavailable(MISSING)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(configuration(folder, port, site_port))
    process = subprocess.Popen(
        [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")],
        preexec_fn=lambda: ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM),
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx does not serve")
