"""Configuration of gunicorn, the same on a laptop and behind a proxy."""

import os
import subprocess
import sys

from gunicorn.glogging import Logger

from mediation.environment import Environment
from mediation.log_redaction import TokenRedaction

own = Environment(os.environ)
bind = own.text("BIND", f"127.0.0.1:{own.number('PORT', 8000, most=65535)}")
workers = own.number("WORKERS", 2, most=64)
threads = own.number("THREADS", 8, most=64)
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
forwarded_allow_ips = own.text("FORWARDED_ALLOW_IPS", "127.0.0.1")
loglevel = own.choice("LOG_LEVEL", "warning", ("debug", "info", "warning", "error", "critical"))
accesslog = own.text("ACCESS_LOG") or None
own.refuse_what_is_wrong()
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
