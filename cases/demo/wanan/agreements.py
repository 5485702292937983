"""The agreement of a plan: marks, confirmation, title, debts and payments."""

from datetime import date
from random import Random

from cases.demo.phrases import papers_checked
from cases.law import money
from cases.models import (
    Agreement,
    Clause,
    Instalment,
    Obligation,
    Payment,
    Proceeding,
    Signature,
    Title,
)

from . import words
from .bundle import Bundle
from .place import Place

SMALL_SUM = 1_500


def agree(made: Bundle, place: Place, rng: Random) -> None:
    """Create the records from the agreement to its performance."""
    plan, day = made.plan, made.plan.days["ended"]
    agreement = _agreement(made, day)
    if plan.result == "written":
        _sign(made, agreement, place)
    title = made.add(Title(case=made.case, kind="agreement", agreement=agreement, since=day))
    if plan.confirmation:
        title = _court(made, place, rng, title)
    position = 1
    if plan.yuan:
        _owe_money(made, agreement, title)
        position += 1
    if not plan.yuan or (plan.performed and rng.random() < 0.4):
        _owe_act(made, agreement, title, position)


def _agreement(made: Bundle, day: date) -> Agreement:
    plan = made.plan
    return made.add(
        Agreement(
            case=made.case,
            version=1,
            revision=1,
            form=plan.result,
            status="performed" if plan.performed else "in_force",
            facts=made.case.summary,
            frozen_on=day if plan.result == "written" else None,
            effective_on=day,
        )
    )


def _sign(made: Bundle, agreement: Agreement, place: Place) -> None:
    common = {
        "agreement": agreement,
        "on": agreement.effective_on,
        "recorded_by": made.mediator.name,
    }
    for party in made.parties:
        mark = "name" if party.kind == "person" else "stamp"
        row = Signature(kind="party", party=party, name=party.name, mark=mark, **common)
        row.identity_checked = papers_checked(party.kind)
        made.add(row)
    made.add(Signature(kind="mediator", name=made.mediator.name, mark="name", **common))
    made.add(Signature(kind="seal", name=place.office.name, mark="stamp", **common))


RULED = {
    "confirmed": ("decided", "confirmed", "协议合法有效。"),
    "dismissed": ("decided", "dismissed", "协议内容不明确，裁定驳回。"),
    "withdrawn": ("withdrawn", "", "申请人撤回申请。"),
}


def _court(made: Bundle, place: Place, rng: Random, title: Title) -> Title:
    """The application for confirmation; a confirmed agreement is a new title."""
    when = made.plan.days
    status, outcome, sentence = RULED[made.plan.confirmation]
    proceeding = made.add(
        Proceeding(
            case=made.case,
            court=place.court,
            kind="confirmation",
            status=status,
            outcome=outcome,
            number=f"（{when['taken'].year}）闽0504诉前调确{rng.randint(100, 9999)}号",
            applied_on=when["applied"],
            sent_on=when["sent"],
            received_on=when["received"],
            decided_on=when["decided"],
            words=sentence,
        )
    )
    if made.plan.confirmation != "confirmed":
        return title
    title.until = when["decided"]
    new = Title(case=made.case, kind="confirmed", proceeding=proceeding, since=when["decided"])
    return made.add(new)


def _owe_money(made: Bundle, agreement: Agreement, title: Title) -> None:
    plan, fen = made.plan, made.plan.yuan * 100
    due = plan.days.get("due") or plan.days["performed"]
    clause = made.add(
        Clause(
            agreement=agreement,
            position=1,
            kind="money",
            by_party=made.respondent,
            to_party=made.applicant,
            amount=fen,
            due_on=due,
            way="银行转账" if plan.slow else "当场付清",
        )
    )
    obligation = made.add(_obligation(made, title, clause, fen))
    for number, (amount, paid, day) in enumerate(_parts(made, due), 1):
        part = Instalment(clause=clause, obligation=obligation, number=number, due_on=day)
        part.amount, part.paid, part.paid_on = amount, paid, day if paid else None
        made.add(part)
        if paid:
            _pay(made, obligation, paid, day)


def _parts(made: Bundle, due) -> list[tuple[int, int, object]]:
    """The instalments as (分 owed, 分 paid, day): two for larger sums with enough time."""
    plan, fen, paid = made.plan, made.plan.yuan * 100, made.case.amount_paid
    if plan.performance == "partly":
        return [(paid, paid, plan.days["paid"]), (fen - paid, 0, due)]
    start = plan.days.get("decided") or plan.days["ended"]
    if plan.performance == "on_time" and plan.yuan >= SMALL_SUM and (due - start).days > 6:
        first, second = money.instalments(fen, 2)
        return [(first, first, start + (due - start) // 2), (second, second, due)]
    return [(fen, paid, due)]


def _obligation(made: Bundle, title: Title, clause: Clause, fen: int | None) -> Obligation:
    done = made.plan.performed
    return Obligation(
        case=made.case,
        title=title,
        clause=clause,
        kind=Obligation.Kind.ACT if fen is None else Obligation.Kind.MONEY,
        debtor=clause.by_party,
        creditor=clause.to_party,
        amount=fen,
        text=f"{clause.text}。" if fen is None else _promise_to_pay(made),
        due_on=clause.due_on,
        status="done" if done else "open",
        done_on=made.plan.days["performed"] if done else None,
        proof="收款人确认" if done else "",
    )


def _promise_to_pay(made: Bundle) -> str:
    sum_ = money.both(made.plan.yuan * 100)
    return f"{made.respondent.name}支付{made.applicant.name}{sum_}。"


def _pay(made: Bundle, obligation: Obligation, fen: int, day) -> None:
    made.add(
        Payment(
            case=made.case,
            obligation=obligation,
            amount=fen,
            way="transfer" if made.plan.slow else "mobile",
            paid_on=day,
            proof="转账回单" if made.plan.slow else words.PERFORMED_AT_ONCE,
            confirmed_on=day,
            confirmed_how="收款人当面确认",
            recorded_by=made.mediator.name,
        )
    )


def _owe_act(made: Bundle, agreement: Agreement, title: Title, position: int) -> None:
    clause = made.add(
        Clause(
            agreement=agreement,
            position=position,
            kind="other",
            by_party=made.respondent,
            text=f"{made.respondent.name}{made.promised}",
            due_on=made.plan.days["performed"],
        )
    )
    made.add(_obligation(made, title, clause, None))
