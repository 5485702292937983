"""Configuration of gunicorn, the same on a laptop and behind a proxy."""

import os
import subprocess
import sys

from gunicorn.glogging import Logger

from mediation.log_redaction import TokenRedaction

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WORKERS") or 2)
threads = int(os.environ.get("THREADS") or 8)
worker_class = "mediation.buffered_worker.BufferedWorker"
# Loaded once, before the fork: a refused start is reported once, and memory is shared.
preload_app = True
timeout = 60
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 -- a heartbeat
control_socket_disable = True
# Of what a proxy says, only whether the visitor came by HTTPS, and the address, which the site
# reads. No header of a visitor becomes a variable of the server, such as Script-Name.
forwarder_headers = ""
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
loglevel = os.environ.get("LOG_LEVEL", "warning")
accesslog = os.environ.get("ACCESS_LOG") or None
# Neither the query nor the referrer is logged: both may name a person or open a case.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(b)s %(D)s'


class logger_class(Logger):
    """Log lines without the tokens of one-case links."""

    def setup(self, cfg):
        """Add the filter to both logs."""
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.addFilter(TokenRedaction())


def when_ready(server):
    """Print the site's address once it listens."""
    subprocess.run([sys.executable, "deploy/logins.py"], check=False)
