"""Output of the operator's commands: Chinese, without a stack trace, with one of four exit codes.

0 done · 1 refused, reason on stderr · 2 wrong usage · 3 partly done. Results go to stdout, progress
and reasons to stderr, so that `--format json` can be read by a machine.
"""

import argparse
import errno
import os
import re
import sys
import time
import unicodedata
from datetime import date
from functools import partial
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from cases.law.written_days import NotADay, read_day
from cases.search.case_numbers import CaseUnclear
from cases.words.progress import how_far
from mediation import checks
from mediation.accounts.typed_text import has_unreadable
from mediation.directory.committee_lookup import CommitteeUnclear

TECHNICAL = frozenset(
    "--version --verbosity --settings --pythonpath --traceback --no-color --force-color".split()
)
EVERY_SECONDS = 1.0
COMMITTEE_NAME = "调委会的代码、简称或者全称"
MOST_CHOICES = 12  # more of them are listed by --help


def _choices(match: re.Match) -> str:
    """argparse's list of choices as one reads it."""
    option, wrong, choices = (text.replace("'", "") for text in match.groups())
    few = choices.count(",") < MOST_CHOICES
    known = f"可选：{choices.replace(', ', '、')}" if few else "可选的见 --help"
    return f"{option} 不能是 {wrong}，{known}。"


# argparse's messages, in the order of matching; others are shown as they are.
WORDS = (
    (
        r"the following arguments are required: (.*)",
        lambda found: f"缺少：{found[1].replace(', ', '、')}。",
    ),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", _choices),
    (r"argument (\S+): expected one argument", r"\1 后面要写一个值。"),
    (r"argument (\S+): invalid int value: (.*)", r"\1 要写整数，不能是 \2。"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 不能和 \2 一起用。"),
    (r"one of the arguments (.*) is required", r"以下要写一项：\1。"),
    (r"unrecognized arguments: (.*)", r"看不懂：\1。"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 不明确，可能是 \2。"),
    (r"argument ([^:]+): (.*)", r"\1：\2"),
)

# Why the system refuses a file; other reasons are shown as the system words them.
REASONS = {
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "这里只能读，不能写",
}


class Refused(CommandError):
    """The command refused; the message is the reason (exit 1)."""

    def __init__(self, *args, returncode=1, **kwargs):
        super().__init__(*args, returncode=returncode, **kwargs)


class WrongUsage(Refused):
    """The call cannot be understood (exit 2)."""

    def __init__(self, *args):
        super().__init__(*args, returncode=2)


class DoneInPart(Refused):
    """A part was done; the message is the reason for the rest (exit 3)."""

    def __init__(self, *args):
        super().__init__(*args, returncode=3)


class Layout(DjangoHelpFormatter):
    """The help page with Chinese headings."""

    def add_usage(self, usage, actions, groups, prefix=None):
        """Print 用法 instead of usage."""
        super().add_usage(usage, actions, groups, "用法：")


class ChineseCommand(BaseCommand):
    """A command that answers in Chinese and prints no stack trace unless called with
    --traceback."""

    requires_system_checks = []
    needs_keys = False  # it writes what is sealed or keyed
    suppressed_base_arguments = TECHNICAL

    def create_parser(self, prog_name, subcommand, **kwargs):
        """The parser, with headings and errors in Chinese."""
        kwargs.setdefault("formatter_class", Layout)
        parser = super().create_parser(prog_name, subcommand, add_help=False, **kwargs)
        parser.add_argument("-h", "--help", action="help", help="显示这份说明")
        parser._positionals.title, parser._optionals.title = "要写的", "可选"
        parser.error = partial(_wrong_usage, parser)
        return parser

    def run_from_argv(self, argv):
        """Run from a shell: print the reason as one plain sentence and exit with its code."""
        self._called_from_command_line = True
        _refuse_unreadable(argv[2:])
        options = vars(self.create_parser(argv[0], argv[1]).parse_args(argv[2:]))
        arguments = options.pop("args", ())
        try:
            self.execute(*arguments, **options)
        except (Exception, KeyboardInterrupt) as wrong:
            if options["traceback"]:
                raise
            sys.exit(self.report_error(wrong))
        finally:
            _close()

    def execute(self, *args, **options):
        """Run; an ambiguous name or number is a refusal, and so are wrong keys, before anything is
        written."""
        if self.needs_keys:
            _refuse_wrong_keys()
        try:
            return super().execute(*args, **options)
        except (CommitteeUnclear, CaseUnclear) as unclear:
            raise Refused(str(unclear)) from unclear

    def report_error(self, wrong) -> int:
        """Print what went wrong; returns the exit code."""
        if isinstance(wrong, BrokenPipeError):  # `| head` has read enough
            sys.stdout = None
            return 0
        self.stderr.write(sentence(wrong))
        return wrong.returncode if isinstance(wrong, CommandError) else 1

    def rows(self, *rows):
        """Write rows in columns; Chinese characters are two columns wide."""
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())


class Progress:
    """Progress of long work: an occasional line on stderr, none when it is quick."""

    def __init__(self, stream, what: str, total: int | None = None):
        self.stream, self.what = stream, what
        self.total = total
        self.began = time.monotonic()
        self.count, self.printed_at = 0, self.began

    def __call__(self, count: int = 1):
        """Add to the count of finished items."""
        self.count += count
        now = time.monotonic()
        if now - self.printed_at >= EVERY_SECONDS:
            self.printed_at = now
            line = how_far(self.what, self.count, self.total, now - self.began)
            self.stream.write(f"… {line}", style_func=str)


def _wrong_usage(parser, message):
    """Report wrong usage: exit 2 in a shell, an exception in code."""
    text = in_chinese(message)
    if not parser.called_from_command_line:
        raise WrongUsage(text)
    parser.exit(2, f"{text}\n{parser.format_usage()}详情：{parser.prog} --help\n")


def _refuse_wrong_keys() -> None:
    here = [DEFAULT_DB_ALIAS]
    if wrong := checks.keys_are_there() or checks.keys_fit_the_database(databases=here):
        raise Refused("".join(f"{error.msg}{error.hint or ''}" for error in wrong))


def _refuse_unreadable(arguments) -> None:
    """Stop at an argument in another encoding, unless it is the name of a file there is."""
    for text in arguments:
        if has_unreadable(text) and not Path(text).exists():
            shown = os.fsencode(text).decode(errors="replace")
            sys.stderr.write(f"“{shown}”里有读不出的字符，请在 UTF-8 的终端里重新输入。\n")
            sys.exit(WrongUsage().returncode)


def in_chinese(message: str) -> str:
    """A message of argparse, in Chinese.

    >>> in_chinese("the following arguments are required: --out")
    '缺少：--out。'
    >>> in_chinese("the following arguments are required: FILE, --committee")
    '缺少：FILE、--committee。'
    """
    for english, chinese in WORDS:
        if re.fullmatch(english, message):
            return re.sub(f"^{english}$", chinese, message)
    return message


def sentence(wrong: BaseException) -> str:
    """One plain Chinese sentence for any exception."""
    if isinstance(wrong, CommandError):
        return str(wrong)
    if isinstance(wrong, KeyboardInterrupt):
        return "已中断。"
    why = f"{type(wrong).__name__}：{str(wrong).strip().splitlines()[0] if str(wrong) else ''}"
    if isinstance(wrong, DatabaseError):
        return f"数据库不可用或者表还没有建好，先运行 manage.py migrate。（{why}）"
    if isinstance(wrong, OSError):
        return f"文件读写失败。（{why}）"
    return f"没有办成，出现意外情况；加 --traceback 可看详情。（{why}）"


def reason(wrong: OSError) -> str:
    """Why the system refused a file, in Chinese.

    >>> reason(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    '没有这个文件或者文件夹'
    """
    return REASONS.get(wrong.errno) or str(wrong.strerror)


def _close():
    try:
        connections.close_all()
    except ImproperlyConfigured:
        return


def width(text: str) -> int:
    """The width of a text on a terminal, in columns.

    >>> width("陈调"), width("SY")
    (4, 2)
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def day(text: str) -> date:
    """Parse an option that is a day, as people write it."""
    try:
        return read_day(text)
    except NotADay as wrong:
        problem = f"“{text}”不是日期，请写成 2026-03-05 这样，并核对有没有这一天。"
        raise argparse.ArgumentTypeError(problem) from wrong


def count(text: str) -> int:
    """Parse an option that is a positive number."""
    if not text.isdecimal() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数。")
    return int(text)
