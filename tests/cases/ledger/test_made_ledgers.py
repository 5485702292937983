"""Ledgers from a seed: every broken row reported by row, column, value and reason, the rest
exact."""

import json

import pytest

from cases.models import Case, Party, Step
from mediation.directory.models import Committee, Estate, Person
from tests.cases.commands.shell import answer
from tests.cases.ledger.importing import NAME
from tests.cases.ledger.ledgers import TODAY
from tests.cases.ledger.making import FAULTS, MARK, Made, make
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with morning_of(TODAY):
        yield


@pytest.fixture
def bring(tmp_path):
    """Import a made ledger as an operator does: exit code and JSON answer."""

    def run(made: Made, *options):
        path = tmp_path / "台账.xlsx"
        path.write_bytes(made.content)
        arguments = ("--committee", NAME, "--create", "--format", "json", *options)
        code, out, err = answer("import_ledger", str(path), *arguments)
        return code, json.loads(out), err

    return run


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02}"


def the_brief():
    code, out, _ = answer("brief", "--committee", NAME, "--format", "json")
    assert code == 0
    return json.loads(out)


def group(figures, name):
    return {row["name"]: (row["cases"], row["amount"]) for row in figures[name]}


def meant(made: Made, key):
    return {name: (cases, yuan(fen)) for name, (cases, fen) in made.by(key).items()}


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_mixed_ledger_is_imported_in_part_and_every_fault_reported(bring, seed):
    made = make(seed, 40)

    code, result, err = bring(made)

    assert (code, result["read"]) == (3, len(made.sound) + len(made.refused))
    assert (result["imported"], result["skipped"], result["total"]) == (40, 0, yuan(made.total))
    assert f"有 {len(made.refused)} 行退回" in err
    refused = [(one["row"], one["column"], one["value"]) for one in result["refused"]]
    assert refused == [one[:3] for one in made.refused]
    for refusal, wanted in zip(result["refused"], made.refused, strict=True):
        assert wanted.reason in refusal["reason"]
        assert refusal["reason"].startswith(wanted.column)
        assert refusal["reason"].endswith("。")
    assert result["created"] == {
        "estates": len({one.estate for one in made.sound}),
        "mediators": len({one.mediator for one in made.sound}),
    }
    nothing_of_the_refused_is_left(len(made.sound))


def nothing_of_the_refused_is_left(sound):
    assert Case.objects.count() == sound
    for names in (Estate, Person, Party):
        assert not names.objects.filter(name__contains=MARK).exists()
    assert not Case.objects.filter(recorded_number__contains=MARK).exists()
    assert not Step.objects.filter(sentence__contains=MARK).exists()
    assert answer("check_consistency")[0] == 0


@pytest.mark.parametrize("seed", [21, 22])
def test_the_figures_are_those_of_the_sound_rows(bring, seed):
    made = make(seed, 60)
    bring(made)

    figures = the_brief()

    assert (figures["cases"], figures["amount"]) == (60, yuan(made.total))
    assert figures["estates"] == len({one.estate for one in made.sound})
    assert group(figures, "by_category_as_written") == meant(made, lambda one: one.category)
    assert group(figures, "by_result_as_written") == meant(made, lambda one: one.result)
    assert group(figures, "by_mediator") == meant(made, lambda one: one.mediator)
    assert group(figures, "by_estate") == meant(made, lambda one: one.estate)
    assert group(figures, "by_month") == meant(made, lambda one: f"{one.day:%Y-%m}")
    agreed = sum(one.fen or 0 for one in made.sound if one.result.startswith("达成"))
    assert figures["amount_agreed"] == yuan(agreed)


def test_the_exit_code_shows_whether_all_some_or_no_rows_were_imported(bring):
    assert bring(make(31, 20, faults=0))[0] == 0
    assert bring(make(31, 20, faults=0))[0] == 0
    assert bring(make(32, 0))[0] == 1
    assert bring(make(33, 20))[0] == 3


def test_a_ledger_of_only_faulty_rows_leaves_no_rows(bring):
    code, result, err = bring(make(41, 0, faults=3))

    assert (code, result["imported"], result["total"]) == (1, 0, "0.00")
    assert len(result["refused"]) == 3 * len(FAULTS)
    assert "全部退回" in err
    for model in (Case, Step, Party, Estate, Person, Committee):
        assert not model.objects.exists()


def test_a_dry_run_reports_the_same_for_every_row(bring):
    made = make(51, 30)

    code, result, _ = bring(made, "--dry-run")
    assert not Case.objects.exists()

    assert bring(made)[:2] == (code, result)
