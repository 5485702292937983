"""Referrals in one workbook: opened once each, refused with reasons, answered a row each."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl.styles import Font

from cases.consistency import rebuilt
from cases.ledger.referrals import taking_in
from cases.models import Case, Referral, ReferralBatch
from cases.states import Status as S
from mediation import clock
from tests.cases.ledger.referral_books import book, court_row, row
from tests.cast import hire, town
from tests.clients import sign_in
from tests.factories import at
from tests.house import measuring
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
PAGE = "/office/referrals/"
MONDAY = "2026-03-02"


@pytest.fixture(autouse=True)
def monday(db):
    with morning_of(MONDAY):
        yield


@pytest.fixture
def office(p):
    return sign_in(p.clerk)


def send(client, *rows, key="k", content=None, name="移送.xlsx", change=None):
    file = SimpleUploadedFile(name, book(*rows, change=change) if content is None else content)
    return client.post(PAGE, {"key": key, "file": file})


def sent(client, *rows, **how):
    """The report of the page after a workbook was sent."""
    answer = send(client, *rows, **how)
    assert answer.status_code == 303, answer.content.decode()
    return client.get(answer.url).context


def test_twelve_referrals_become_twelve_cases_that_wait_for_the_parties(office, p):
    rows = [court_row(n) for n in range(1, 7)] + [row(n) for n in range(7, 13)]
    report = sent(office, *rows)["report"]

    assert (report["read"], report["opened"], report["refused"]) == (12, 12, [])
    cases = Case.objects.order_by("pk")
    assert {case.status for case in cases} == {S.REQUESTED}
    assert [case.route for case in cases] == ["court_before"] * 6 + ["police"] * 6
    assert {case.clocks.get(key="K10").due_on for case in cases} == {date(2026, 3, 5)}
    first = cases[0]
    assert (first.amount, first.claims.get().item) == (860000, "赔偿天花板损失")
    assert [party.name for party in first.parties.order_by("side")] == ["李申", "周被"]
    assert first.referrals.get().court == p.court
    assert list(rebuilt.faults(list(cases))) == []


def test_the_page_has_a_token_in_each_form_and_says_who_against_whom(office):
    sent(office, row(1), row(2, 被申请人="王五"))
    page = office.get(PAGE)
    forms = page.content.decode().count('enctype="multipart/form-data"')
    tokens = page.content.decode().split("交上去登记")[0].rsplit("<form", 1)[1]

    assert (forms, "csrfmiddlewaretoken" in tokens) == (1, True)
    titles = [waiting.title for waiting, _ in page.context["waiting"]]
    assert titles == ["李申 ↔ 周被　渗漏水", "李申 ↔ 王五　渗漏水"]


def test_one_of_twelve_is_returned_on_day_three_and_the_others_are_taken(office, p):
    sent(office, *[court_row(n) for n in range(1, 13)])
    cases = list(Case.objects.order_by("pk"))
    with morning_of("2026-03-05"):
        office = sign_in(p.clerk)
        chosen = [case.pk for case in cases[1:]]
        data = {"take": "1", "key": "once", "how": "在平台上确认接收", "on": "2026-03-05"}
        office.post(PAGE, data | {"cases": chosen})
        returned = {"ground": "papers", "reason": "没有对方电话", "how": "寄送反馈函"}
        path = f"/office/cases/{cases[0].number}/return_referral/"
        form = office.get(path).context["form"]
        hidden = {bound.html_name: bound.value() for bound in form.hidden_fields()}
        assert office.post(path, hidden | returned | {"on": "2026-03-05"}).status_code == 303
        assert office.get(PAGE).context["waiting"] == []

    assert Referral.objects.filter(answer="taken").count() == 11
    gone = Case.objects.get(pk=cases[0].pk)
    assert (gone.status, gone.documents.filter(kind="feedback").count()) == (S.DECLINED, 1)


def test_the_same_workbook_twice_opens_nothing_twice(office):
    rows = [row(1), row(2)]
    sent(office, *rows)
    again = sent(office, *rows, key="other")["report"]
    same_form = sent(office, *rows)["report"]

    assert (again["opened"], again["known"]) == (0, 2)
    assert (same_form["opened"], same_form["known"]) == (0, 2)
    assert Case.objects.count() == 2


def test_a_row_written_on_two_sheets_is_named_on_the_second(office):
    def again(sheet):
        copy = sheet.parent.create_sheet("又一张")
        for line in sheet.iter_rows(values_only=True):
            copy.append(line)

    report = sent(office, row(1), change=again)["report"]

    [refused] = report["refused"]
    assert refused["sheet"] == "又一张"
    assert "和工作表“移送”第 2 行是同一个移送单位、同一个文号" in refused["reason"]
    assert (report["opened"], report["known"]) == (1, 0)


def test_a_known_number_with_other_content_is_refused(office):
    sent(office, row(1))
    [refused] = sent(office, row(1, 纠纷情况="另一件事"), key="other")["report"]["refused"]

    number = Case.objects.get().number
    assert refused["reason"] == (
        f"文号“洛公移〔2026〕1号”{number}已经登记了这个文号，内容和这一行不同，请核对；"
        "要改的在那一件里更正。"
    )


def test_what_was_recorded_by_hand_is_not_opened_again(office, p):
    d = at(p, S.REGISTERED)
    d.office("record_referral", route="police", body="河市派出所", number="洛公移〔2026〕1号")
    [refused] = sent(office, row(1))["report"]["refused"]

    assert refused["reason"] == f"文号“洛公移〔2026〕1号”{d.number}已经登记了这个文号，请核对。"


# What is wrong in a row: the change, the column and the reason.
WRONG = {
    "route": ({"途径": "天上"}, "途径", "“天上”不是能识别的途径，可以写"),
    "doubt": ({"途径": "委托"}, "途径", "“委托”看不出是普通程序还是简易程序"),
    "sender": ({"移送单位": None}, "移送单位", "没有写"),
    "number": ({"文号": None}, "文号", "没有写"),
    "day": ({"收到日期": "2026-02-30"}, "收到日期", "“2026-02-30”这一天不存在"),
    "future": ({"收到日期": "2026-03-03"}, "收到日期", "“2026-03-03”是以后的日期"),
    "until": ({"要求回告日期": "2026-03-01"}, "要求回告日期", "“2026-03-01”早于收到的日期"),
    "group": ({"申请人": "李申等5人"}, "申请人", "“李申等5人”是多人"),
    "phones": ({"申请人": "李申、王二"}, "申请人电话", "“13900000001”和人数对不上"),
    "estate": ({"小区": "没有的小区"}, "小区", "“没有的小区”不在本会的小区名册里"),
    "category": ({"纠纷类型": "婚姻"}, "纠纷类型", "“婚姻”不是能识别的类型"),
    "amount": ({"涉及金额（元）": "很多"}, "涉及金额（元）", "“很多”不是能识别的金额"),
    "formula": ({"纠纷情况": "=A1"}, "纠纷情况", "是公式"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_read_is_named_by_row_column_value_and_reason(office, wrong):
    change, column, reason = WRONG[wrong]
    report = sent(office, row(1), row(2, **change))["report"]

    assert report["opened"] == 1
    assert [(one["row"], one["column"]) for one in report["refused"]] == [(3, column)]
    assert f"{column}{reason}" in report["refused"][0]["reason"].replace("“=A1”", "")


COURTS = {
    "court": ({"移送单位": "某县人民法院"}, "没有登记这家法院"),
    "kind": ({"文号": "（2026）闽0599民初3号"}, "法院的案号与途径不符"),
    "unread": ({"文号": "三号"}, "不是法院案号的写法"),
    "via": ({"怎么收到的": None}, "没有写：法院的案件要写"),
}


@pytest.mark.parametrize("wrong", COURTS)
def test_a_courts_row_needs_its_court_number_and_the_way_it_came(office, wrong):
    change, reason = COURTS[wrong]
    [refused] = sent(office, court_row(1, **change))["report"]["refused"]

    assert reason in refused["reason"]


def test_hidden_and_struck_rows_and_unknown_columns_are_told_and_not_read(office):
    def change(sheet):
        sheet.row_dimensions[3].hidden = True
        for cell in sheet[4]:
            cell.font = Font(strike=True)

    report = sent(office, row(1, 天气="晴"), row(2), row(3), change=change)["report"]

    assert (report["read"], report["opened"]) == (1, 1)
    assert "第 3 行是隐藏的，没有读取；要登记的，请取消隐藏再交。" in report["told"]
    assert "第 4 行划掉了，没有读取。" in report["told"]
    assert "“天气”列不认识，没有读取。" in report["told"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "这个文件是空的，请重新选择。"),
        (b"\x89PNG\r\n", "不是"),
        (book({"天气": "晴"}), "没有找到表头"),
        (book({k: v for k, v in row(1).items() if k != "文号"}), "缺少“文号”列"),
    ],
)
def test_a_file_that_is_no_workbook_of_referrals_is_refused_as_a_whole(office, content, reason):
    answer = send(office, content=content)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not ReferralBatch.objects.exists()


def test_a_workbook_left_in_the_middle_is_finished_by_the_next(office, p, monkeypatch):
    really, opened = taking_in._open, []

    def killed(batch, one, *more):
        if len(opened) == 2:
            raise KeyboardInterrupt
        opened.append(one)
        return really(batch, one, *more)

    rows = [row(n) for n in range(1, 5)]
    batch = ReferralBatch.objects.create(
        committee=p.committee, principal=p.as_clerk.principal, file_name="移送.xlsx", at=clock.now()
    )
    monkeypatch.setattr(taking_in, "_open", killed)
    with pytest.raises(KeyboardInterrupt):
        taking_in.take_in(batch, taking_in.read_for(p.committee, None, book(*rows)), p.as_clerk)
    monkeypatch.undo()
    assert not ReferralBatch.objects.get().finished
    assert "没有办完" in office.get(PAGE).content.decode()
    report = sent(office, *rows)["report"]

    assert (report["opened"], report["known"], Case.objects.count()) == (2, 2, 4)


def test_two_clerks_take_the_same_referral_and_the_second_is_told(office, p):
    sent(office, row(1))
    case = Case.objects.get()
    data = {"take": "1", "how": "电话", "on": MONDAY, "cases": [case.pk]}
    office.post(PAGE, data | {"key": "one"})
    other = sign_in(p.deputy)
    answer = other.post(PAGE, data | {"key": "two"})

    assert answer.status_code == 422
    assert case.trail.filter(name="take_referral").count() == 1


def test_a_row_whose_key_took_effect_with_other_content_is_named(office, p):
    """As where the same page is sent twice at once, changed in between."""
    sent(office, row(1))
    case = Case.objects.get()
    own = {"key": f"one.{case.pk}", "version": case.version, "as_of": case.trail_length}
    asked = {"person": "", "reason": "没有对方电话", "on": MONDAY}
    path = f"/office/cases/{case.number}/check_scope/"
    filled = office.get(path).context["form"]
    office.post(path, measuring.filled(filled) | asked | own)
    before = case.trail.count()

    data = {"take": "1", "how": "电话", "on": MONDAY, "key": "one", "cases": [case.pk]}
    answer = office.post(PAGE, data, follow=True)

    assert f"{case.number}：这张表以前提交过一次" in answer.content.decode()
    assert case.trail.count() == before


def test_nothing_is_chosen_or_dated_beforehand_and_none_chosen_is_refused(office):
    sent(office, row(1))
    page = office.get(PAGE).content.decode()
    answer = office.post(PAGE, {"take": "1", "key": "k", "how": "电话", "on": MONDAY})

    assert " checked" not in page
    assert answer.status_code == 422
    assert "请勾选要接收的案件。" in answer.content.decode()


def test_another_committee_sees_nothing_of_a_batch(office, p):
    url = send(office, row(1)).url
    other = town("WB", "乌有")
    stranger = sign_in(hire("外管", "office", committee=other.committee))

    assert stranger.get(url).status_code == 404
    assert Case.objects.get().number not in stranger.get(PAGE).content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(office):
    def count():
        with CaptureQueriesContext(connection) as caught:
            office.get(PAGE)
        return len(caught)

    sent(office, row(1))
    one = count()
    sent(office, *[row(n) for n in range(2, 8)], key="more")

    assert count() == one
    assert one <= 7


def test_the_template_is_understood_as_it_is(office):
    answer = office.get("/office/referrals/template.xlsx")
    made = openpyxl.load_workbook(io.BytesIO(answer.content))
    headings = [cell.value for cell in made["移送"][1]]
    made["移送"].append([row(1).get(name) for name in headings])
    content = io.BytesIO()
    made.save(content)
    report = sent(office, content=content.getvalue())["report"]

    assert (report["opened"], report["refused"]) == (1, [])
    assert clock.today() == Case.objects.get().registered_on
