"""Notices of rectification without a case: the housing office alone issues and concludes them."""

from datetime import date

import pytest

from cases.models import EstateNotice
from mediation.directory.models import PropertyCompany
from tests.clients import sign_in

pytestmark = pytest.mark.django_db
LIST, NEW = "/supervisor/notices/", "/supervisor/notices/new/"
DAY = "2026-03-02"


def sent(p, **more):
    text = {"number": "示住建改〔2026〕3号", "basis": "《物业管理条例》第四十八条"}
    text |= {"items": "清理消防通道", "service": "直接送达"}
    days = {"issued_on": DAY, "served_on": DAY, "due_on": "2026-03-17"}
    return {"estate": p.estate.pk, "company": p.company.pk, **text, **days, **more}


def issued(p):
    assert p.qian.post(NEW, sent(p)).status_code == 303
    return EstateNotice.objects.get()


def page(notice, face="supervisor"):
    return f"/{face}/notices/{notice.pk}/"


def test_a_notice_is_issued_inspected_twice_and_everybody_concerned_reads_it(p):
    notice = issued(p)
    failed = {"kind": "failed", "words": "还堵着。", "on": DAY, "due_on": "2026-03-20", "seen": 1}
    assert p.qian.post(page(notice), failed).status_code == 303
    passed = {"kind": "passed", "words": "已清理。", "on": DAY, "seen": 2}
    assert p.qian.post(page(notice), passed).status_code == 303

    notice.refresh_from_db()
    assert (notice.status, notice.due_on) == ("passed", date(2026, 3, 20))
    assert [(e.kind, e.words) for e in notice.events.all()] == [
        *[("served", "直接送达"), ("failed", "还堵着。"), ("passed", "已清理。")],
    ]
    for client, face in ((sign_in(p.manager), "company"), (sign_in(p.clerk), "office")):
        assert notice.number in client.get(f"/{face}/notices/").content.decode()
        assert "《物业管理条例》第四十八条" in client.get(page(notice, face)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"served_on": "2026-03-01"}, "送达的日期不能早于通知书的日期。"),
        ({"due_on": DAY}, "整改的最后一天要晚于送达的那天。"),
        ({"served_on": "2026-03-03", "issued_on": "2026-03-03"}, "今天"),
        ({"basis": ""}, "依据"),
        ({"estate": ""}, "小区"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(p, wrong, sentence):
    answer = p.qian.post(NEW, sent(p, **wrong))

    assert (answer.status_code, EstateNotice.objects.count()) == (422, 0)
    assert sentence in answer.content.decode()
    assert "清理消防通道</textarea>" in answer.content.decode()


def test_a_number_is_used_once_and_a_company_must_manage_the_estate(p):
    issued(p)
    assert "已经登记过" in p.qian.post(NEW, sent(p)).content.decode()
    assert EstateNotice.objects.count() == 1
    p.estate.managements.update(until=date(2026, 2, 1))
    answer = p.qian.post(NEW, sent(p, number="4号"))
    assert "在通知书的那天（2026年3月2日）不管理侨韵苑" in answer.content.decode()


def test_an_office_without_the_power_is_told_who_has_it(p):
    assert "只有物业主管部门（住建）可以责令整改" in p.jiang.get(NEW).content.decode()
    assert p.jiang.post(NEW, sent(p)).status_code == 403
    notice = issued(p)
    assert "由发出的部门复查、撤销" in p.jiang.get(page(notice)).content.decode()
    p.jiang.post(page(notice), {"kind": "lifted", "words": "撤销", "on": DAY, "seen": 1})
    assert EstateNotice.objects.get().is_open


def test_of_two_who_conclude_a_notice_the_second_is_told(p):
    notice = issued(p)
    lifted = {"kind": "lifted", "words": "发错了。", "on": DAY, "seen": 1}
    assert p.qian.post(page(notice), lifted).status_code == 303
    again = p.qian.post(page(notice), lifted | {"kind": "passed"})

    assert (again.status_code, notice.events.count()) == (422, 2)
    assert "已有新的登记" in again.content.decode()


def test_a_stranger_finds_no_notice(p):
    notice = issued(p)
    assert p.stranger.get(page(notice)).status_code == 404
    other = PropertyCompany.objects.create(name="另一物业", short_name="另一", phone="0595-1")
    EstateNotice.objects.update(company=other)
    assert sign_in(p.manager).get(page(notice, "company")).status_code == 404


def test_a_failed_inspection_asks_for_a_new_day(p):
    notice = issued(p)
    failed = {"kind": "failed", "words": "还堵着。", "on": DAY, "due_on": "", "seen": 1}
    answer = p.qian.post(page(notice), failed)
    assert (answer.status_code, notice.events.count()) == (422, 1)
    assert "再限哪天以前改好" in answer.content.decode()
