"""The real disputes typed in: what each of its people fills in, from complaint to ending."""

from cases.law import money
from cases.states import Status as S
from tests.cases.shapes import COURT, TODAY
from tests.cases.typist import Typist, party_as_typed
from tests.dispute import COURT_NUMBER

ROUTES = {
    COURT: "court_before",
    "entrusted_police": "police",
    "entrusted_petition": "petition",
    "entrusted_other": "other",
}
CHECKED = "当面核对身份证原件。"


def typed(people, shape, typist=Typist) -> Typist:
    """The dispute typed in, form by form, up to how it ended."""
    t = registered(typist(people), shape)
    come_to_the_committee(t, shape)
    for given in shape.joins:
        add_party(t, given)
    for place, reason in shape.leaves.items():
        t.office("release_party", party=t.parties[place].pk, reason=reason)
    for _ in range(shape.in_vain):
        vain = {"way": "visit", "at": "08:30", "words": "敲门无人应。"}
        t.office("contact", party=t.parties[1].pk, **vain)
    sit_down(t, shape)
    return ended(t, shape)


def registered(t, shape) -> Typist:
    """Registered with everybody and their claims, no matter who applied, if anybody did."""
    arose_on, precision = shape.arose
    matter = {"category": shape.category, "summary": shape.name, "channel": shape.channel}
    if arose_on:
        matter |= {"arose_on": arose_on.isoformat(), "arose_precision": precision}
    if not any(given["role"] == "applicant" for given in shape.parties):
        matter["found"] = "on"
    t.register(shape.parties, shape.claims, **matter)
    for place, changed in shape.corrected.items():
        t.office("correct_party", party=t.parties[place].pk, reason="登记时写错了。", **changed)
    return t


def add_party(t, given):
    t.office("add_party", side=given["side"], **party_as_typed(given))


def come_to_the_committee(t, shape):
    """Asked for by the applicant, found by the committee, or sent by another body."""
    own = shape.source == "own_initiative"
    asker = next((p for p in t.parties if p.is_applicant), None)
    asked = {"party": "nobody" if own or asker is None else asker.pk, "how": "来访"}
    if shape.source in ROUTES:
        by_court = shape.source == COURT
        sender = {"court": t.p.court.pk} if by_court else {"body": "移送的单位（示例）"}
        t.office("record_referral", route=ROUTES[shape.source], **sender)
    else:
        asked |= {"source": shape.source}
    t.office("request_mediation", **asked)


def sit_down(t, shape):
    for pk in t.bound:
        t.office("consent", party=pk, agrees="yes", how="当面表示。")
    t.office("accept", mediator=t.p.mediator.pk, tie="no", chosen_by_parties="committee")
    t.mediator("give_notice", parties=t.bound, how="当面送达并签收")
    t.mediator("open_session", place="评理室")
    for place, amount, text in shape.offers:
        sum_ = money.yuan(amount) if amount else ""
        t.mediator("offer", party=t.parties[place].pk, amount=sum_, text=text)
    held = {"place": "评理室", "statements": "各方说了经过。", "content": "各方谈过。"}
    for number in range(1, shape.sat + 1):
        outcome = "agreed" if shape.terms and number == shape.sat else "continue"
        t.mediator("log_session", present=t.bound, outcome=outcome, **held, **who_came(t))


def who_came(t) -> dict:
    """Somebody with a post for each unit."""
    units = [party.pk for party in t.parties if party.is_organisation]
    names = {f"came_for_{pk}": "吴经理" for pk in units}
    return names | {f"came_as_{pk}": "项目经理" for pk in units}


def ended(t, shape) -> Typist:
    if shape.ends == "withdrawn":
        return t.mediator("withdraw_mediation", settled="on")
    if shape.ends == "sued":
        return sue(t.mediator("fail", end_reason="gap"))
    if shape.ends == "oral":
        agree_orally(t, shape)
    elif shape.ends != "open":
        put_in_writing(t, shape)
    return perform(t, shape)


def sue(t):
    filed = {"kind": "suit", "court": t.p.court.pk, "proof": "立案受理通知书"}
    return t.office("open_suit", party=t.parties[0].pk, **filed)


def agree_orally(t, shape):
    if shape.terms[0]["kind"] == "refrain":
        who, what = t.parties[shape.terms[0]["by_party"]].pk, shape.terms[0]["text"]
        said = {"content": f"不再{what}", "payer": "nobody", "at_once": "kept", "keeper": who}
        t.mediator("conclude_orally", **said)
    else:
        t.write(shape.terms).mediator("conclude_orally", by_draft="draft")


def put_in_writing(t, shape):
    t.write(shape.terms).mediator("draft_agreement")
    for party in t.parties:
        if party.active:
            mark = "stamp" if party.is_organisation and not party.speaker else "name"
            how = {"mark": mark, "way": "paper", "identity_checked": CHECKED}
            t.office("sign", party=party.pk, signer=party.speaker or "self", **how)
    t.mediator("mediator_sign").office("seal")
    if shape.ends == "confirmed":
        confirm(t)


def confirm(t):
    asked = {"court": t.p.court.pk, "applicants": t.bound, "venue": "committee"}
    t.office("open_proceeding", excluded="none", **asked).office("court_send")
    t.court("court_receive").court("court_accept", court_number=COURT_NUMBER)
    t.court("court_decide", outcome="confirmed", ruling="民事裁定书").court("title_given")


def perform(t, shape):
    if shape.done == "all":
        t.mediator("perform_at_once", all_done="on", way="cash")
    if shape.done == "part":
        if t.case.status == S.AGREED:
            t.mediator("start_performance")
        do_the_first(t)
    return t


def do_the_first(t):
    duty, today = t.case.obligations.order_by("pk").first(), TODAY.isoformat()
    if not duty.is_money:
        return t.mediator("record_act", obligation=duty.pk, proof="移交清单")
    paid = {"amount": money.yuan(duty.amount), "paid_on": today, "way": "cash"}
    received = {"confirmed": "on", "confirmed_on": today, "how": "当面"}
    return t.mediator("pay", obligation=duty.pk, **paid, **received)
