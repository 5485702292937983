"""Who sent a case is told the result: until then it stands on the office's desk, at every end."""

import pytest

from cases.states import Status as S
from tests.clients import sign_in
from tests.deeds import FROM_THE_POLICE, came_from_another_committee
from tests.factories import at

pytestmark = pytest.mark.django_db


def shelf(p, key="reports"):
    shelves = sign_in(p.clerk).get("/office/").context["shelves"]
    return next(one for one in shelves if one["key"] == key)


def referred(p, status=S.REGISTERED, **more):
    return at(p, status).office("record_referral", **FROM_THE_POLICE | more)


def refused(d):
    d.office("consent", party=d.zhou, agrees=False, how="电话").office("other_side_refuses")


def mediated_in_vain(d):
    d.all_consent().office("accept", mediator=d.p.mediator).mediator("fail", end_reason="gap")


ENDS = {
    "withdrawn": lambda d: d.office("withdraw", party=d.li, reason="自己商量"),
    "declined": lambda d: d.office("decline", ground="not_civil", reason="是治安案件"),
    "refused": refused,
    "failed": mediated_in_vain,
}


@pytest.mark.parametrize("end", ENDS)
def test_an_end_waits_on_the_desk_until_the_letter_is_sent(p, end):
    d = referred(p, S.REQUESTED)
    assert shelf(p)["count"] == 0
    ENDS[end](d)
    waiting = shelf(p)

    assert (waiting["count"], len(waiting["rows"])) == (1, 1)
    assert "河市派出所" in waiting["rows"][0].note
    assert waiting["rows"][0].action_url.endswith("/report_back/")
    listed = sign_in(p.clerk).get(waiting["url"]).content.decode()
    assert d.number in listed
    d.office("report_back", how="寄送反馈函")
    assert shelf(p)["count"] == 0


@pytest.mark.parametrize(
    ("status", "key", "then"),
    [(S.REGISTERED, "new", "dispatch"), (S.REQUESTED, "requests", "consent")],
)
def test_a_referral_is_taken_before_anything_else_is_done(p, status, key, then):
    """The desk names the act that the page of the case shows first."""
    d = referred(p, status)

    def first():
        [row] = shelf(p, key)["rows"]
        offers = sign_in(p.clerk).get(f"/office/cases/{d.number}/").context["offers"]
        return row.action_url.split("/")[-2], offers[0].name

    assert first() == ("take_referral", "take_referral")
    d.office("take_referral", how="平台上接收")
    assert first() == (then, then)


def test_what_was_returned_is_told_already(p):
    returned = {"ground": "papers", "reason": "没有联系方式", "how": "寄送反馈函"}
    referred(p).office("return_referral", **returned)

    assert shelf(p)["count"] == 0


def test_the_time_to_answer_stands_among_what_is_due(p):
    referred(p)
    [row] = shelf(p, "due")["rows"]

    assert "答复移送单位 · 由调委会办理" in row.note


def test_a_case_that_another_committee_handed_over_stands_on_the_desk_until_it_is_answered(p):
    d = at(p, S.REQUESTED)
    came_from_another_committee(d)
    [row] = shelf(p, "requests")["rows"]
    assert (row.tag, row.action_url) == ("移交待接收", f"/office/cases/{d.number}/take_transfer/")

    d.office("take_transfer", words="材料齐全")
    [row] = shelf(p, "requests")["rows"]
    assert "take_transfer" not in row.action_url
