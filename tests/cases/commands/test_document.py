"""A paper by any number of the case, as issued; every refusal names its reason."""

import stat
from datetime import date

import pytest
from django.db import connection
from pypdf import PdfReader

from cases import door
from cases.papers import freezing
from cases.papers.kinds import BY_NAME, KINDS
from tests.cases.commands.shared_cases import mediating, performing, registered, signing
from tests.cases.commands.shell import answer
from tests.cast import cast, town
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monday):
    return cast()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "paper.pdf"


def ask(case, file, kind="F9", *more):
    return answer("document", kind, getattr(case, "number", case), "--out", file, *more)


def put(case, **columns):
    names = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_case SET {names} WHERE id = %s", [*columns.values(), case.pk])


def test_the_paper_is_the_one_that_was_issued_byte_for_byte(people, file):
    case = performing(people)

    code, out, _ = ask(case, file)

    document = case.documents.get(kind="agreement")
    assert code == 0
    assert file.read_bytes() == document.read_pdf()
    assert len(PdfReader(file).pages) >= 1
    assert document.check_code in out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "number",
    [
        "SY2026-000001",
        "sy2026-000001",
        "（2026）洛双物人调字第1号",
        "(2026)洛双物人调字第1号",
        "洛双物邻调字〔2026〕1号",
        "洛双物邻调字[2026]1号",
        "旧-17",
    ],
)
def test_a_case_can_be_named_by_any_of_its_numbers(people, file, number):
    case = signing(people)
    put(case, recorded_number="旧-17")

    assert ask(number, file, "agreement")[0] == 0


def test_a_number_recorded_by_two_committees_asks_for_the_committee(people, file):
    case = signing(people)
    other = cast(town("WA", "万安"))
    put(case, recorded_number="17")
    put(registered(other), recorded_number="17")

    assert ask("17", file)[::2] == (1, "“17”在SY、WA都有，请用 --committee 写明调委会。\n")
    assert ask("17", file, "F9", "--committee", "双阳")[0] == 0


def test_a_generated_cases_paper_is_frozen_once_on_demand(people, file):
    case = performing(people)
    case.documents.all().delete()
    put(case, origin="generated")

    assert ask(case, file)[0] == 0
    first = file.read_bytes()
    assert ask(case, file)[0] == 0

    assert file.read_bytes() == first
    assert "〔2026〕1号" in case.documents.get(kind="agreement").read_html()


def why(case, file, kind="F9"):
    code, _, err = ask(case, file, kind)
    assert code == 1
    assert not file.exists()
    return err


def test_what_was_never_issued_is_refused_with_the_reason(people, file):
    case = mediating(people)
    assert why(case, file) == f"案件 {case.number} 不能打印人民调解协议书：没有达成书面协议。\n"

    put(case, origin="imported")
    assert "由台账导入，系统没有当时定稿的文本" in why(case, file)

    put(case, origin="generated")
    assert "没有达成书面协议" in why(case, file)


def test_a_paper_superseded_and_not_replaced_is_refused(people, file):
    case = signing(people)
    freezing.supersede(case, BY_NAME["agreement"])

    assert "已被取代或者作废" in why(case, file)


def test_an_oral_agreement_has_no_paper(people, file):
    case = performing(people)
    case.documents.all().delete()
    case.agreements.update(form="oral")

    assert "协议是口头达成的" in why(case, file)


def test_a_form_that_others_issue_or_that_cannot_be_drawn_yet_is_refused(people, file):
    case = registered(people)

    assert why(case, file, "F25") == "治安调解协议书不由调委会制发，只能扫描原件入卷。\n"
    assert why(case, file, "F1") == "卷宗封面还不能由系统打印。\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["F99", "SY2026-000001"], "没有“F99”这种文书；--list 列出种类。"),
        (["F9", "SY2026-000001"], "还没有写目标文件（--out 文件.pdf）。"),
        (
            ["协议", "SY2026-000001"],
            "“协议”可能是：F9 人民调解协议书、F10 人民调解口头协议登记表、"
            "F25 治安调解协议书；请写代号。",
        ),
        (["F9"], "还没有写案件编号、目标文件（--out 文件.pdf）。"),
        ([], "还没有写文书种类（--list 列出种类）、案件编号、目标文件（--out 文件.pdf）。"),
    ],
)
def test_wrong_usage_names_what_is_unknown_or_missing(arguments, sentence):
    assert answer("document", *arguments) == (2, "", f"{sentence}\n")


def test_an_unknown_number_is_refused(people, file):
    assert ask("SY2026-999999", file)[::2] == (
        1,
        "没有编号为“SY2026-999999”的案件，请核对编号。\n",
    )


def test_a_file_that_cannot_be_written_is_refused(people, tmp_path):
    case = signing(people)

    code, _, err = ask(case, tmp_path / "nowhere" / "paper.pdf")

    assert code == 1
    assert err.startswith(f"不能写入 {tmp_path}")


def test_the_list_names_every_form_by_its_code():
    code, out, _ = answer("document", "--list")

    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [f"F{n}" for n in range(1, 31)]
    assert out.splitlines()[8].split() == [
        "F9",
        "agreement",
        "人民调解协议书",
        "本会制发",
        "可打印",
    ]


def test_every_name_of_a_form_fits_its_column_and_is_used_once():
    longest = freezing.IssuedDocument._meta.get_field("kind").max_length

    assert all(len(kind.name) <= longest for kind in KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS) == 30


def test_a_register_lists_every_serial_in_its_order_and_the_void_ones(people):
    case = signing(people)
    door.take(case, "withdraw_mediation", by=people.as_mediator)
    signing(people)

    code, out, _ = answer("document", "--register", "协议书登记簿", "--committee", "SY")

    first, second, total = out.splitlines()
    assert code == 0
    assert first.split() == ["1", "洛双物邻调字〔2026〕1号", "作废：未签署生效"]
    assert second.split() == ["2", "洛双物邻调字〔2026〕2号", "SY2026-000002", "陈调"]
    assert total == "2026年协议书登记簿，共2号。"


def test_a_register_without_a_numbered_form_or_a_committee_is_wrong_usage(people):
    known = "可选：受理登记簿、协议书登记簿。\n"
    assert answer("document", "--register", "F1", "--committee", "SY") == (
        *(2, ""),
        f"没有“F1”这种登记簿，{known}",
    )
    assert answer("document", "--register", "F9")[::2] == (2, "登记簿还要写 --committee。\n")


def test_papers_of_an_older_case_are_issued_today_from_the_records(people, file):
    case = mediating(people)
    case.documents.all().delete()
    with morning_of("2026-05-04"):
        assert ask(case, file, "F4")[0] == 0
        assert ask(case, file, "F5")[0] == 0

    issued = case.documents.order_by("kind").values_list("kind", "issued_on")
    assert list(issued) == [("acceptance", date(2026, 5, 4)), ("rights_notice", date(2026, 5, 4))]


def test_an_agreement_that_was_issued_and_is_gone_is_not_made_again(people, file):
    case = signing(people)
    case.documents.all().delete()

    assert "当时制发的文本不见了" in why(case, file)
