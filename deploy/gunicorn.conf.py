"""Configuration of gunicorn, the same on a laptop and behind a proxy."""

import os
import subprocess
import sys

from gunicorn.glogging import Logger

from mediation.log_redaction import TokenRedaction

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
# Browsers open connections ahead of need, and each holds a thread for five seconds: with six
# idle ones two workers of four threads answered after 5.0 s, two of eight after 0.01 s.
workers = int(os.environ.get("WORKERS") or 2)
threads = int(os.environ.get("THREADS") or 8)
worker_class = "gthread"
# Loaded once, before the fork: a refused start is reported once, and memory is shared.
preload_app = True
timeout = 60
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 -- a heartbeat
control_socket_disable = True
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
