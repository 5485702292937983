"""Calling a command as a shell does: exit code, stdout, stderr."""

from io import StringIO

from django.core.management import CommandError, call_command


def answer(name, *arguments):
    """Exit code, stdout, stderr; the sentence of a refusal counts as stderr."""
    out, err = StringIO(), StringIO()
    try:
        call_command(name, *arguments, stdout=out, stderr=err)
    except CommandError as refused:
        return refused.returncode, out.getvalue(), err.getvalue() + f"{refused}\n"
    return 0, out.getvalue(), err.getvalue()
