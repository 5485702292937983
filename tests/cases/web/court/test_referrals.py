"""A court's liaison sends a workbook of referrals, and reads what each was answered."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.consistency import rebuilt
from cases.models import Case, Referral, ReferralBatch
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.ledger.referral_books import book, court_row
from tests.cast import cast, hire, town
from tests.clients import sign_in
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
PAGE, OFFICE = "/court/referrals/", "/office/referrals/"
MONDAY, THURSDAY = "2026-03-02", "2026-03-05"
LEFT_OUT = ("移送单位", "怎么收到的", "收到日期")


@pytest.fixture(autouse=True)
def monday(db):
    with morning_of(MONDAY):
        yield


@pytest.fixture
def p(db):
    return cast()


@pytest.fixture
def court(p):
    return sign_in(p.liaison)


def own_row(serial=1, **over):
    """A row as a court writes it: neither who it is, nor how and when it came."""
    whole = court_row(serial, **over)
    return {name: cell for name, cell in whole.items() if name not in LEFT_OUT or name in over}


def send(client, *rows, key="k"):
    file = SimpleUploadedFile("移送.xlsx", book(*rows))
    return client.post(PAGE, {"key": key, "file": file})


def sent(client, *rows, **how):
    answer = send(client, *rows, **how)
    assert answer.status_code == 303, answer.content.decode()
    return client.get(answer.url).context


def text_of(client, path=PAGE):
    return client.get(path).content.decode()


def test_twelve_of_a_court_one_returned_on_day_three_as_both_sides_read_it(court, p):
    report = sent(court, *[own_row(n) for n in range(1, 13)])["report"]

    assert (report["read"], report["opened"], report["refused"]) == (12, 12, [])
    cases = list(Case.objects.order_by("pk"))
    assert {(case.status, case.route, case.source) for case in cases} == {
        (S.REQUESTED, "court_before", "entrusted_court")
    }
    assert {case.clocks.get(key="K10").due_on for case in cases} == {date(2026, 3, 5)}
    first = cases[0].trail.get(name="register")
    assert (first.actor, first.function) == ("顾法", "court")
    assert list(rebuilt.faults(cases)) == []
    with morning_of(THURSDAY):
        office, court = sign_in(p.clerk), sign_in(p.liaison)
        assert "今天到期" in text_of(court)
        take = {"take": "1", "key": "once", "how": "在平台上确认接收", "on": THURSDAY}
        office.post(OFFICE, take | {"cases": [case.pk for case in cases[1:]]})
        path = f"/office/cases/{cases[0].number}/return_referral/"
        form = office.get(path).context["form"]
        hidden = {bound.html_name: bound.value() for bound in form.hidden_fields()}
        why = {"ground": "papers", "reason": "没有对方电话", "how": "在平台上退回"}
        assert office.post(path, hidden | why | {"on": THURSDAY}).status_code == 303
        page = text_of(court)

    assert page.count(">已接收<") == 11
    assert "移送材料不齐，不能着手调解。没有对方电话" in page
    assert [row.counts_from for row in Referral.objects.filter(answer="taken")] == [
        date(2026, 3, 5)
    ] * 11  # a platform's time to mediate counts from its confirmation


def test_the_same_twice_and_by_a_colleague_or_the_office_opens_nothing_twice(court, p):
    rows = [own_row(1), own_row(2)]
    sent(court, *rows)
    again = sent(court, *rows, key="other")["report"]
    colleague = sign_in(hire("梁书记员", "court", court=p.court))
    third = sent(colleague, *rows, key="third")["report"]
    typed = sign_in(p.clerk).post(
        OFFICE, {"key": "k", "file": SimpleUploadedFile("移送.xlsx", book(court_row(1)))}
    )
    refused = sign_in(p.clerk).get(typed.url).context["report"]["refused"]

    assert [(one["opened"], one["known"]) for one in (again, third)] == [(0, 2)] * 2
    assert len(refused) == 1
    assert Case.objects.count() == 2


WRONG = {
    "route": ({"途径": "公安"}, "途径", "“公安”不是法院的途径，可以写：委派"),
    "sender": ({"移送单位": "别处人民法院"}, "移送单位", "“别处人民法院”不是本院"),
    "number": ({"文号": "三号"}, "文号", "“三号”不是法院案号的写法"),
    "category": ({"纠纷类型": "婚姻"}, "纠纷类型", "“婚姻”不是能识别的类型"),
    "amount": ({"涉及金额（元）": "很多"}, "涉及金额（元）", "“很多”不是能识别的金额"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_refused_by_row_column_value_and_reason(court, wrong):
    change, column, reason = WRONG[wrong]
    shown = sent(court, own_row(1), own_row(2, **change))

    assert shown["report"]["opened"] == 1
    [refused] = shown["report"]["refused"]
    assert (refused["row"], refused["column"]) == (3, column)
    assert f"{column}{reason}" in refused["reason"]
    assert "登记 1 件，1 行没有登记" in court.get(PAGE).content.decode()


def test_how_and_when_it_came_is_known_to_the_system_alone(court):
    written = own_row(1, 收到日期="2026-02-01", 怎么收到的="签收材料", 小区="无此苑")
    report = sent(court, written)["report"]

    referral = Referral.objects.get()
    assert (referral.via, referral.received_on) == ("platform", date(2026, 3, 2))
    assert referral.case.place == "无此苑6号楼1202室"
    noted, unlisted = report["told"]
    assert "收到的方式和日期由系统登记" in noted
    assert unlisted.startswith("第 2 行的小区“无此苑”不在调委会的小区名册里，已写进地点")


def test_another_court_reads_nothing_of_it_and_nobody_of_the_court_opens_the_case(court, p):
    url = send(court, own_row(1)).url
    number = Case.objects.get().number
    away = Court.objects.create(name="邻县人民法院")
    stranger = sign_in(hire("外法", "court", court=away))

    assert stranger.get(url).status_code == 404
    assert number not in text_of(stranger)
    assert court.get(f"/court/cases/{number}/").status_code == 404
    assert "本地还没有可以移送的调委会" in send(stranger, own_row(2)).content.decode()


def test_a_court_refers_to_the_committees_of_its_district_alone(court, p):
    near = town("NB", "近邻")
    away = town("WB", "外区")
    away.committee.district = type(away.district).objects.create(code="350598", name="外区")
    away.committee.save()
    form = court.get(PAGE).context["form"]
    assert {*form.fields["committee"].queryset} == {p.committee, near.committee}
    file = SimpleUploadedFile("移送.xlsx", book(own_row(1)))
    answer = court.post(PAGE, {"key": "k", "file": file, "committee": away.committee.pk})

    assert answer.status_code == 422
    assert not ReferralBatch.objects.exists()


def test_the_committee_reads_who_sent_the_workbook_and_the_court_not_what_it_typed(court, p):
    send(court, own_row(1))
    office = sign_in(p.clerk)
    typed = office.post(
        OFFICE, {"key": "k", "file": SimpleUploadedFile("移送.xlsx", book(court_row(2)))}
    )

    assert "顾法（示例区人民法院）" in text_of(office, OFFICE)
    assert court.get(typed.url.replace("/office/", "/court/")).status_code == 404
    assert "诉前调2号" in text_of(court)


def test_the_page_costs_the_same_for_one_and_for_many(court):
    def count():
        with CaptureQueriesContext(connection) as caught:
            court.get(PAGE)
        return len(caught)

    send(court, own_row(1))
    one = count()
    send(court, *[own_row(n) for n in range(2, 8)], key="more")

    assert count() == one
    assert one <= 6


def test_the_courts_template_is_understood_as_it_is(court):
    answer = court.get("/court/referrals/template.xlsx")
    made = openpyxl.load_workbook(io.BytesIO(answer.content))
    headings = [cell.value for cell in made["移送"][1]]
    assert not {*headings} & {*LEFT_OUT}
    made["移送"].append([own_row(1).get(name) for name in headings])
    content = io.BytesIO()
    made.save(content)
    file = SimpleUploadedFile("移送.xlsx", content.getvalue())
    answer = court.post(PAGE, {"key": "k", "file": file})

    assert court.get(answer.url).context["report"]["opened"] == 1
