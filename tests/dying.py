"""A management command in a process of its own that dies by SIGKILL at a statement it sends.

    python -m tests.dying HOW COMMAND ARGUMENTS…

HOW is JSON: "at" the number of the statement (none: never), or "word" a word in it; "late" the
seconds it is given then (none: it is not even sent); "chunk" the rows of one part of an import;
"today" a moment to live in. A run to the end says on stderr how many statements it sent.
"""

import contextlib
import json
import os
import signal
import sys
import threading


def main(how: dict, name: str, *arguments: str) -> int:
    """Run the command; its exit code, if it lives to give one."""
    import django
    import time_machine

    django.setup()

    from django.core.management import CommandError, call_command
    from django.db import connection

    from cases.ledger import writer

    writer.CHUNK = how.get("chunk", writer.CHUNK)
    today = time_machine.travel(how["today"]) if "today" in how else contextlib.nullcontext()
    counter = Counter(how)
    try:
        with connection.execute_wrapper(counter), today:
            call_command(name, *arguments)
    except CommandError as refused:
        return refused.returncode
    finally:
        print(f"statements: {counter.count}", file=sys.stderr)
    return 0


class Counter:
    """Counts statements, and kills at the one meant: before it, or while the server works."""

    def __init__(self, how):
        self.how, self.count = how, 0

    def __call__(self, execute, sql, params, many, context):
        """Send one statement, or die."""
        self.count += 1
        word, late = self.how.get("word"), self.how.get("late")
        if self.count == self.how.get("at") or (word and word in sql):
            kill() if late is None else threading.Timer(late, kill).start()
        return execute(sql, params, many, context)


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1]), *sys.argv[2:]))
