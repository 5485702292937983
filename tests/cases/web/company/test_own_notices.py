"""What a company reads of its own notice of rectification while others mediate."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.states import Status as S
from mediation.directory.models import PropertyCompany
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds import city_department
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WEDNESDAY, FRIDAY = date(2026, 3, 4), date(2026, 3, 20)
INSPECTED = {"findings": "管道还在渗水", "inspected_by": "住建局赵科长"}
SECRETS = ["标记申请人的话", "标记对方的话", "标记核对", "陈调"]
NUMBER = "闽泉建改〔2026〕7号"


def under_notice(hide=False):
    d = at(cast(), S.DISPATCHED)
    owner = d.li
    owner.hide_name = hide
    owner.save()
    items = f"修复{d.li.name}家漏水的公共管道"
    bureau = {"issued_by": city_department(d), "company": d.p.company, "number": NUMBER}
    said = {"basis": "《福建省物业管理条例》", "items": items, "service": "直接送达"}
    return d.office(
        "order_rectification", **bureau, **said, served_on=MONDAY, due_on=date(2026, 3, 17)
    )


def gone_to_mediation(d):
    """The neighbours mediate, and say things that are not for the company."""
    d.office("request_mediation", party=d.li, how="来访")
    for party, how in zip(d.both, SECRETS, strict=False):
        d.office("consent", party=party, agrees=True, how=how)
    d.office("check_scope", finding="pending", body="court", body_name=SECRETS[2])
    d.office("check_scope", finding="none")
    return d.office("accept", mediator=d.p.mediator)


def page_of(client, d):
    sign_in(d.p.manager, client)
    return client.get(f"/company/cases/{d.number}/")


def test_the_company_reads_its_notice_in_mediation_and_nothing_else(client):
    with morning_of(MONDAY):
        d = gone_to_mediation(under_notice())
    with morning_of(WEDNESDAY):
        d.office("fail_reinspection", **INSPECTED, due_on=FRIDAY)
        text = page_of(client, d).content.decode()
        assert "贵公司不是当事人" in text
        for shown in (
            NUMBER,
            "《福建省物业管理条例》",
            "3月20日（周五）（含当日）前",
            "管道还在渗水",
        ):
            assert shown in text
        for secret in SECRETS:
            assert secret not in text


@pytest.mark.parametrize(
    ("act", "facts", "result"),
    [
        ("record_passed_notice", INSPECTED | {"findings": "已修复"}, "复查合格"),
        ("record_lifted_notice", {"reason": "标记撤销：双方在调解中和解"}, "已撤销"),
    ],
)
def test_the_company_reads_the_result_of_its_notice(client, act, facts, result):
    with morning_of(MONDAY):
        d = gone_to_mediation(under_notice())
    with morning_of(WEDNESDAY):
        d.office(act, **facts)
        text = page_of(client, d).content.decode()
        assert f"{result}，2026年3月4日" in text
        assert "标记撤销" not in text


def test_a_hidden_name_in_a_notice_stays_hidden(client):
    with morning_of(MONDAY):
        d = gone_to_mediation(under_notice(hide=True))
        text = page_of(client, d).content.decode()
        assert "漏水的公共管道" in text
        assert d.li.name not in text


def test_the_notice_of_another_company_is_not_shown(client):
    with morning_of(MONDAY):
        d = gone_to_mediation(under_notice())
        other = PropertyCompany.objects.create(name="标记物业有限公司")
        d.notices.update(company=other, items="标记事项", number="标记文号")
        text = page_of(client, d).content.decode()
        assert "标记事项" not in text
        assert "标记文号" not in text


def test_the_page_with_a_notice_costs_at_most_twelve_statements(client):
    with morning_of(MONDAY):
        d = gone_to_mediation(under_notice())
        d.office("fail_reinspection", **INSPECTED, due_on=FRIDAY)
        page_of(client, d)
        with CaptureQueriesContext(connection) as found:
            client.get(f"/company/cases/{d.number}/")
        assert len(found) <= 12
