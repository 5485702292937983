"""Starting the process that works on the ledgers sent.

It is a process of its own: a long ledger takes minutes and much memory, and requests are answered
meanwhile. It needs no other program, on one machine or several: whichever is started first works,
the others end. What it leaves undone when it is stopped, the timer of the daily run continues, or
the button on the page.
"""

import subprocess
import sys
import threading

from django.conf import settings

COMMAND = "import_uploads"


def start() -> None:
    """Start the process, where the site does that itself."""
    if not settings.STARTS_IMPORTS:
        return
    process = subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "manage.py", COMMAND],
        cwd=settings.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()  # leaves no zombie
