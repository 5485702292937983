"""How commands answer: exit codes, Chinese, no stack trace; called like from a shell."""

import pytest
from django.db import OperationalError

from cases.search.case_numbers import CaseUnclear
from cases.terminal import ChineseCommand, DoneInPart, Progress, Refused, in_chinese, sentence
from mediation.accounts import key_probes
from mediation.directory.models import Committee
from tests.cases.commands.shell import answer


class Example(ChineseCommand):
    help = "一个例子。"
    wrong = None

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)
        parser.add_argument("--format", choices=["table", "json"])

    def handle(self, **options):
        if self.wrong:
            raise self.wrong
        self.stdout.write("办好了。")


@pytest.fixture
def run(capsys):
    def as_in_a_shell(*arguments, wrong=None):
        command = Example()
        command.wrong = wrong
        code = 0
        try:
            command.run_from_argv(["manage.py", "example", *arguments])
        except SystemExit as leaving:
            code = leaving.code
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return as_in_a_shell


@pytest.fixture(autouse=True)
def _keep_the_connection(monkeypatch):
    monkeypatch.setattr("cases.terminal._close", lambda: None)


def test_success_exits_with_0(run):
    assert run("1") == (0, "办好了。\n", "")


@pytest.mark.parametrize(
    ("wrong", "code", "expected"),
    [
        (Refused("协议还没有定稿。"), 1, "协议还没有定稿。"),
        (CaseUnclear("没有这件案件。"), 1, "没有这件案件。"),
        (DoneInPart("还有3件没有办成。"), 3, "还有3件没有办成。"),
        (OperationalError("no such table: x"), 1, "数据库不可用或者表还没有建好"),
        (FileNotFoundError("x"), 1, "文件读写失败"),
        (ValueError("strange\nmany lines"), 1, "没有办成，出现意外情况"),
        (KeyboardInterrupt(), 1, "已中断。"),
    ],
)
def test_a_refusal_prints_its_reason_in_one_line_without_a_stack_trace(run, wrong, code, expected):
    exit_code, out, err = run("1", wrong=wrong)

    assert (exit_code, out) == (code, "")
    assert err.startswith(expected)
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_closed_pipe_is_not_reported_as_an_error(run):
    assert run("1", wrong=BrokenPipeError())[0] == 0


def test_the_stack_trace_is_printed_with_traceback(run):
    with pytest.raises(ValueError, match="strange"):
        run("1", "--traceback", wrong=ValueError("strange"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "缺少：number。"),
        (["x"], "number 要写整数，不能是 'x'。"),
        (["1", "--format", "xml"], "--format 不能是 xml，可选：table、json。"),
        (["1", "--format"], "--format 后面要写一个值。"),
        (["1", "--strange"], "看不懂：--strange。"),
    ],
)
def test_wrong_usage_exits_with_2_and_its_reason(run, arguments, expected):
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.splitlines()[0] == expected
    assert err.splitlines()[-1] == "详情：manage.py example --help"


def test_help_is_in_chinese(run):
    code, out, _ = run("--help")

    assert code == 0
    assert out.startswith("用法：")
    assert not {"usage", "options", "show", "verbosity"} & set(out.replace(":", " ").split())


def test_untranslated_messages_are_shown_unchanged():
    assert in_chinese("something new") == "something new"
    assert sentence(ValueError()) == (
        "没有办成，出现意外情况；加 --traceback 可看详情。（ValueError：）"
    )


def test_progress_is_printed_only_for_long_work(monkeypatch):
    printed, now = [], [0.0]
    monkeypatch.setattr("cases.terminal.time.monotonic", lambda: now[0])

    class Stream:
        def write(self, text, style_func=None):
            printed.append(text)

    tick = Progress(Stream(), "已核对", 2000)
    tick(500)
    now[0] = 1.5
    tick(500)

    assert printed == ["… 已核对 1,000/2,000（每秒 667）"]


WRITES = {
    "import_ledger": ("none.xlsx", "--committee", "幸福社区调委会", "--create"),
    "demo": ("--small",),
    "run_due": (),
    "document": ("F9", "SY2026-000001", "--out", "out.pdf"),
    "anchor": (),
}


@pytest.mark.django_db
@pytest.mark.one_database(reason="refused before any statement but that of the probes")
@pytest.mark.parametrize("key", ["", "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="])
@pytest.mark.parametrize(("name", "arguments"), WRITES.items(), ids=WRITES)
def test_what_writes_is_refused_without_its_keys_before_anything(settings, name, arguments, key):
    key_probes.write_missing()
    settings.HASH_KEY = key

    code, out, err = answer(name, *arguments)

    assert (code, out) == (1, "")
    assert err.startswith("密钥与数据库不符" if key else "HASH_KEY 未设置")
    assert not Committee.objects.exists()
