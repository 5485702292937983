"""A management command in its own process that is killed by SIGKILL at a given statement.

    python -m tests.killed_command HOW COMMAND ARGUMENTS…

COMMAND is one of manage.py, or `module:function` for a function without arguments. HOW is JSON:
"at" the number of the statement (none: never), or "word" a word in it; "late" the seconds it runs
before the kill (none: it is not sent); "chunk" the rows per chunk of an import; "today" the
simulated moment. A complete run prints its number of statements on stderr.
"""

import contextlib
import importlib
import json
import os
import signal
import sys
import threading


def main(how: dict, name: str, *arguments: str) -> int:
    """Run the command; returns its exit code if it survives."""
    import django
    import time_machine

    django.setup()

    from django.core.management import CommandError
    from django.db import connection

    from cases.ledger import writer

    writer.CHUNK = how.get("chunk", writer.CHUNK)
    today = time_machine.travel(how["today"]) if "today" in how else contextlib.nullcontext()
    counter = Counter(how)
    try:
        with connection.execute_wrapper(counter), today:
            run(name, *arguments)
    except CommandError as refused:
        return refused.returncode
    finally:
        print(f"statements: {counter.count}", file=sys.stderr)
    return 0


def run(name: str, *arguments: str) -> None:
    """Run a command of manage.py, or a function."""
    from django.core.management import call_command

    module, _, function = name.partition(":")
    if function:
        getattr(importlib.import_module(module), function)()
    else:
        call_command(name, *arguments)


class Counter:
    """Counts statements and kills at the chosen one, before it or while the server executes it."""

    def __init__(self, how):
        self.how, self.count = how, 0

    def __call__(self, execute, sql, params, many, context):
        """Send one statement, or kill the process."""
        self.count += 1
        word, late = self.how.get("word"), self.how.get("late")
        if self.count == self.how.get("at") or (word and word in sql):
            kill() if late is None else threading.Timer(late, kill).start()
        return execute(sql, params, many, context)


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1]), *sys.argv[2:]))
