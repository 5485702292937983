"""The numbers of the brief counted again by plain SQL, after late entries and for part periods."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from cases.law import money
from cases.states import Status as S
from tests.cases.ledger.importing import bring
from tests.cases.ledger.ledgers import row
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at, complain
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
FIRST, LAST = "2019-01-01", "2027-12-31"
PERIODS = [
    (FIRST, LAST),
    ("2024-02-29", "2024-02-29"),
    ("2024-01-01", "2024-12-31"),
    ("2026-01-01", "2026-06-30"),
    ("2026-02-12", "2026-02-12"),
    ("2026-02-13", "2026-06-05"),
    ("2026-12-01", LAST),
]
GROUPS = {
    "by_category": "category",
    "by_source": "source",
    "by_mediator": "(SELECT name FROM directory_person p WHERE p.id = mediator_id)",
    "by_estate": "(SELECT name FROM directory_estate e WHERE e.id = estate_id)",
}
COUNTED = "FROM cases_case WHERE committee_id = %s AND accepted_on BETWEEN %s AND %s"


@pytest.fixture
def people():
    """Cases of two days and a ledger; then payment, mediator and end come late."""
    p = cast()
    with morning_of("2026-02-12"):
        at(p, S.ACCEPTED)
        paid, given_up = at(p, S.PERFORMING), at(p, S.ACCEPTED)
        complain(p)
    with morning_of("2026-06-05"):
        paid.pay(100_01, paid_on=date(2026, 3, 1))
        given_up.mediator("withdraw_mediation", words="不谈了。")
        handed = {"mediator": p.bystander, "reason": "休假", "clash": "", "clash_waived": False}
        at(p, S.ACCEPTED).office("reassign", **handed)
        bring(
            row(1, 来源=None, 登记日期="2024-02-29", 结案日期="2024-03-31", 回访日期=None),
            row(2, 调解结果=None, 结案日期=None, 回访日期=None, 调解员=None),
            row(3, 登记日期="2024-12-31", 结案日期="2025-01-01", **{"涉及金额(元)": "无"}),
            row(4, 调解结果="达成口头协议", **{"涉及金额(元)": "1.005万"}),
            into=p.committee,
        )
    return p


def counted(what: str, people, period, more="") -> list:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what} {COUNTED} {more}", [people.committee.pk, *period])
        return cursor.fetchall()


def test_every_number_is_what_plain_sql_counts(people):
    for period in PERIODS:
        out = io.StringIO()
        call_command("brief", "--committee=SY", *_options(period), stdout=out)
        told = json.loads(out.getvalue())
        sums = "COUNT(*), COALESCE(SUM(amount), 0), COALESCE(SUM(amount_agreed), 0)"
        ((cases, amount, agreed),) = counted(sums, people, period)
        assert told["cases"] == cases
        assert told["amount"] == money.plain(amount)
        assert told["amount_agreed"] == money.plain(agreed)
        for name, column in GROUPS.items():
            groups = counted(f"{column}, COUNT(*), SUM(amount)", people, period, "GROUP BY 1")
            wanted = {(key or "", n, money.plain(fen or 0)) for key, n, fen in groups if key or ""}
            key = "name" if "SELECT" in column else "code"
            rows = {(r.get(key, ""), r["cases"], r["amount"]) for r in told[name]}
            assert {line for line in rows if line[0]} == wanted, (period, name)


def _options(period) -> list[str]:
    return [f"--{name}={day}" for name, day in zip(("from", "to"), period, strict=True)]


def test_the_brief_of_many_cases_takes_as_many_statements_as_of_one(
    people, django_assert_num_queries
):
    with morning_of("2026-07-20"):
        browser = sign_in(people.clerk)
        browser.get("/brief/")
        with django_assert_num_queries(23):
            browser.get("/brief/?since=2024-02-29&until=2024-02-29")
        with django_assert_num_queries(23):
            browser.get(f"/brief/?since={FIRST}&until={LAST}")
