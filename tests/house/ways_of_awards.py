"""Ways of a dispute in which an award or a judgment was given, every act through the door."""

from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests import deeds_after as after
from tests import deeds_of_awards as awards
from tests import deeds_of_retrials as retrials
from tests.cases.web.staged_acts import Staged, today_passes
from tests.cast import cast
from tests.deeds import words
from tests.factories import at

SUM = 300_000
LONG_AGO = 30  # days after which nobody can say that the sum is not due yet


def an_arbitration(d):
    where = {"party": d.li, "body": "泉州仲裁委员会", "clause": "物业服务合同第九条"}
    d.office("open_suit", kind="arbitration", **where, **awards.PROOF)
    d.office("court_accept", court_number="泉仲字〔2026〕12号")
    d.office("court_decide", outcome="awarded", ruling="裁决书")


def a_suit(d):
    d.office("open_suit", kind="suit", party=d.li, court=d.p.court, **awards.PROOF)
    d.office("court_accept", court_number=after.SUIT_NUMBER)
    d.office("court_decide", outcome="granted", ruling="民事判决书")


def before_a_judgment(day):
    """A suit against two, 周被 and 孙三, decided that day; the judgment is not in force."""
    d = at(cast(), S.FAILED, day=day)
    d.office("add_party", role="respondent", side=2, name="孙三")
    a_suit(d)
    return d


def awarded(*then, days=0, by=an_arbitration):
    """Mediation failed; so many days ago an award, or a judgment, ordered 周被 to pay 3,000 元."""

    def case(people):
        after.higher_court()
        day = clock.today() - timedelta(days=days)
        d = at(people, S.FAILED, day=day)
        d.day = day
        by(d)
        who = {"debtor": d.zhou, "creditor": d.li}
        due = {"since": day, "due_on": day + timedelta(days=10)}
        d.office("judgment_given", ordered="sum", amount=SUM, **who, **due)
        d.day = None
        for deed in then:
            deed(d)
        return d

    return case


def is_paid(d):
    d.pay(SUM)


def enforced_in_vain(d):
    today_passes(d)
    where = {"court": d.p.court, "seat": "debtor", "designated": True}
    d.office("open_enforcement", **where).office("court_send").court("court_receive")
    d.court("enforcement_accepted", court_number=after.ENFORCEMENT_NUMBER)
    ruling = "（2026）闽0504执12号之一执行裁定书"
    d.court("end_without_result", ruling=ruling, words="没有可供执行的财产。")


# Where an award may be asked to be set aside: performed or not, and closed.
UNDER_AN_AWARD = (
    awarded(),
    awarded(today_passes, days=LONG_AGO),
    awarded(is_paid),
    awarded(enforced_in_vain, days=LONG_AGO),
    awarded(is_paid, after.is_closed),
)
WAYS_OF_AWARDS = (
    Staged("serve_award", sent=words(proof="送达回证"), case=awarded()),
    *(
        Staged("order_more", sent=awards.costs_are_ordered, case=case)
        for case in UNDER_AN_AWARD[:4]
    ),
    *(Staged("ask_to_set_aside", sent=awards.zhou_asks, case=case) for case in UNDER_AN_AWARD),
    *(
        Staged(act, awards.asks, sent, case=case)
        for act, sent in (
            ("setting_aside_refused", awards.decided),
            ("award_falls", awards.sets_aside),
            ("arbitrate_again", awards.again_by_a_day),
            ("award_falls_in_part", awards.part_falls),
        )
        for case in UNDER_AN_AWARD
    ),
    *(
        Staged("title_replaced", awards.is_arbitrated_again, awards.new_award, case=case)
        for case in UNDER_AN_AWARD
    ),
    Staged("ask_for_retrial", sent=retrials.zhou_asks, case=awarded(by=a_suit)),
    Staged("retrial_decided", retrials.asks, retrials.decided, case=awarded(by=a_suit)),
)
