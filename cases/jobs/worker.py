"""The worker of background tasks: django-tasks' own, in this process.

An installation has services and timers (deploy/systemd/); beside a site started by hand one process
does the work of both (`keep_working`).
"""

import logging
from collections.abc import Callable
from time import monotonic

from django.db import connections, transaction
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from cases.access import recounting

SECONDS = 5  # between two looks for tasks
DUE_SECONDS = 15 * 60  # between two daily runs, as mediation-due.timer has it
log = logging.getLogger(__name__)


def worker() -> Worker:
    """A worker that goes on until it is stopped; what one that died had begun is done again."""
    recounting.give_again()
    return Worker(
        queue_names=["*"],
        interval=SECONDS,
        batch=False,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def do_what_is_left() -> int:
    """Do every task that is ready, in this connection; returns how many."""
    one, count = worker(), 0
    while claimed := _claim(one):
        one.run_task(claimed)
        count += 1
    return count


def _claim(one: Worker) -> DBTaskResult | None:
    """The next task, now this worker's: a transaction of ours on SQLite takes the only lock."""
    with transaction.atomic():
        claimed = DBTaskResult.objects.ready().get_locked()
        if claimed:
            claimed.claim(one.worker_id)
    return claimed


def keep_working(goes_on: Callable[[float], bool], run_due: Callable[[], object]) -> None:
    """Do tasks as they come, and the daily run at once and every quarter of an hour.

    `goes_on` waits for so many seconds and says whether to go on. What fails is logged and done
    again: the database may be away for a while.
    """
    due_at = monotonic()
    while True:
        try:
            do_what_is_left()
            if monotonic() >= due_at:
                due_at = monotonic() + DUE_SECONDS
                run_due()
        except Exception as wrong:
            log.error("后台任务没有办成，稍后再办：%s", wrong)
        connections.close_all()
        if not goes_on(SECONDS):
            return
