"""`manage.py brief` answers in Chinese: 1 refused, 2 wrong usage, never a stack."""

import json
import os
import subprocess
import sys
from runpy import run_path

import pytest
from django.core.management import call_command

from cases.terminal import Refused, WrongUsage
from mediation.directory.committee_lookup import CommitteeUnclear
from tests.cast import town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("options", "kind", "says"),
    [
        (["--committee", "没有的"], Refused, "没有的"),
        (["--committee", "SY", "--from", "2026-02-30"], WrongUsage, "不是日期"),
        (["--committee", "SY", "--from", "2026-02-02", "--to", "2026-02-01"], WrongUsage, "--to"),
        (["--committee", "SY", "--format", "pdf"], WrongUsage, "--out"),
        (["--committee", "SY", "--out", "/nowhere/x.json"], Refused, "/nowhere/x.json"),
    ],
)
def test_a_refused_brief_exits_with_its_reason(options, kind, says):
    town()
    with pytest.raises((kind, CommitteeUnclear)) as refused:
        call_command("brief", *options)
    assert says in str(refused.value)


def test_a_day_of_an_option_is_read_as_people_write_it(capsys):
    town()
    call_command("brief", "--committee", "sy", "--from", "2026年1月1日", "--to", "2026.3.5")
    lists = json.loads(capsys.readouterr().out)["lists"]
    assert lists["cases"].endswith("accepted_from=2026-01-01&accepted_to=2026-03-05")


def test_an_unknown_command_is_answered_in_chinese_with_the_names_near(capsys):
    with pytest.raises(SystemExit) as left:
        run_path("manage.py")["fetch_command"](None)(None, "casses")
    assert (left.value.code, capsys.readouterr().err) == (
        2,
        "没有“casses”这个命令。是不是 cases？全部命令：./manage.py help\n",
    )


def test_help_lists_the_sites_own_commands_in_chinese():
    listed = run_path("manage.py")["main_help_text"](lambda *_: "")(None).splitlines()

    assert listed[0] == "用法：./manage.py 命令 [选项]；每条命令都有 --help。"
    assert any(line.split() == ["cases", "列出案件。"] for line in listed)
    assert any(line.split()[:1] == ["brief"] for line in listed)
    assert not any(line.split()[:1] == ["shell"] for line in listed)


def test_a_brief_that_is_written_says_where(capsys, tmp_path):
    town()
    out = tmp_path / "brief.json"
    call_command("brief", "--committee", "sy", "--out", str(out))
    assert capsys.readouterr().out == f"已写入 {out}。\n"


def test_a_missing_database_is_reported_in_a_sentence(tmp_path):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/no/such.sqlite3"}
    command = [sys.executable, "manage.py", "brief", "--committee", "万安"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("数据库不可用")
    assert "Traceback" not in done.stderr
