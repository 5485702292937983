"""Age, authority and terms are judged on the day of the act, which the refusal names."""

from datetime import date

import pytest

from cases.models import Party
from cases.phases.mediate.guards_of_representation import has_authority
from cases.states import Status as S
from tests.cases.phases.twenty_days import TODAY, ago

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WORD = {"content": "以后各走各的门"}
GUARDIAN = (
    "须由法定代理人出面，请先登记；十六周岁以上、以自己的劳动收入为主要生活来源的，"
    "先登记其行为能力和依据。（《民法典》第二十三条）"
)
NO_AGREEMENT = (
    "不能代为达成协议。本人可以自己办；有新的委托书的，先登记。（《民事诉讼法》第六十二条）"
)
SATURDAY, SUNDAY = date(2026, 3, 14), date(2026, 3, 15)
AGENT = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解"}


def known(d, **fields):
    """What is recorded of 周被."""
    d.parties.filter(pk=d.zhou.pk).update(**fields)
    d.case.forget()


@pytest.mark.parametrize(
    ("born", "day", "of_age"),
    [
        ("2008-03-15", "2026-03-14", False),  # the day before the birthday
        ("2008-03-15", "2026-03-15", True),
        ("2008-02-29", "2026-02-27", False),
        ("2008-02-29", "2026-02-28", True),  # no such day: the last of the month (民法典 202)
    ],
)
def test_a_party_is_of_age_from_its_eighteenth_birthday(born, day, of_age):
    party = Party(born_on=date.fromisoformat(born))

    assert party.needs_guardian(date.fromisoformat(day)) is not of_age


def test_an_agent_has_authority_on_the_last_day_of_it_and_not_after():
    party = Party(**AGENT, speaker_until=SATURDAY)

    assert (has_authority(party, SATURDAY), has_authority(party, SUNDAY)) == (True, False)


def test_a_minor_on_the_day_of_the_agreement_is_named_with_that_day(mediated):
    known(mediated, born_on=date(2008, 3, 15))
    clerk = mediated.p.as_mediator

    assert mediated.blocked(clerk, "conclude_orally", **WORD, on=SATURDAY) == [
        f"周被到2026年3月14日未满十八周岁，{GUARDIAN}"
    ]
    assert mediated.mediator("conclude_orally", **WORD, on=SUNDAY).status == S.AGREED


def test_a_minor_today_is_said_to_be_one_today(mediated):
    known(mediated, born_on=date(2008, 3, 23))

    refused = mediated.blocked(mediated.p.as_mediator, "conclude_orally", **WORD, on=TODAY)

    assert refused == [f"周被到今天未满十八周岁，{GUARDIAN}"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (
            {"speaker_until": ago(9)},
            "周被的代理人钱律师代理期限到2026年3月13日为止，2026年3月14日已经过了",
        ),
        ({"speaker_scope": " "}, "周被的代理人钱律师没有登记代理权限"),
        (
            {"speaker_scope": "一般授权"},
            "周被的代理人钱律师的权限写的是“一般授权”，没有写明代为和解、签署协议",
        ),
    ],
)
def test_an_agent_without_authority_on_that_day_is_named_with_why(mediated, fields, why):
    known(mediated, **AGENT | fields)

    refused = mediated.blocked(mediated.p.as_mediator, "conclude_orally", **WORD, on=SATURDAY)

    assert refused == [f"{why}，{NO_AGREEMENT}"]


def test_the_time_of_mediation_that_is_not_over_is_named_with_both_days(mediated):
    ended = {"end_reason": "time_over"}

    assert mediated.blocked(mediated.p.as_mediator, "fail", **ended, on=SATURDAY) == [
        "调解期限最后一天是2026年4月2日，到2026年3月14日还没有届满，"
        "不能以期限届满终止，请据实选择原因。（《人民调解工作若干规定》第三十三条）"
    ]
