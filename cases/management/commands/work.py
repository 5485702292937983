"""Background tasks as they come, by a service of their own or beside a site started by hand."""

import os
import signal
from io import StringIO
from threading import Event

from django.core.management import call_command

from cases.jobs.worker import keep_working, worker
from cases.terminal import ChineseCommand, count


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "后台任务：岗位、小区管理变了，逐件补上新的准入（收回的当场已经收回）。"
        "一直运行，随时可以停止；没有运行时，由 run_due 每一刻钟补办一次。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--with-site",
            type=count,
            metavar="PID",
            help="和网站（这个进程）一起运行、一起结束，另外每一刻钟运行 run_due；make run 用",
        )

    def handle(self, *args, with_site, **options):
        """Work until SIGTERM; a task under way is finished first."""
        if with_site is not None:
            keep_working(_while_there(with_site), _run_due)
            return
        one = worker()
        one.configure_signals()
        one.run()


def _while_there(site):
    """Waits some seconds; says whether the site still runs and nobody asked this process to end."""
    ended = Event()
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: ended.set())
    return lambda seconds: not ended.wait(seconds) and os.getppid() == site


def _run_due():
    """The daily run; only what fails is said."""
    call_command("run_due", stdout=StringIO(), stderr=StringIO())
