"""A dispute whose every act goes through the real door, and the clauses agreed in it."""

from datetime import timedelta

import pytest

from cases import door
from cases.access.links import actor_of_link, issue_link, link_of
from cases.demo.sample_scan import sample_scan
from cases.door import refusals
from cases.models import Case
from cases.papers import dossier
from mediation import clock
from mediation.accounts.actor import SYSTEM

SETTLED, FIRST, SECOND = 580000, 300000, 280000
SUIT_NUMBER, ORDER_NUMBER = "（2026）闽0599民初66号", "（2026）闽0599民督7号"
DEPUTY = ("accept",)
COURT_NUMBER, ENFORCEMENT_NUMBER = "（2026）闽0599诉前调确12号", "（2026）闽0599执88号"


PARTIES = (
    {
        "role": "applicant",
        "side": 1,
        "name": "李申",
        "phone": "13800002231",
        "id_number": "350599197803120016",
        "address": "侨韵苑6号楼1102室",
    },
    {
        "role": "respondent",
        "side": 2,
        "name": "周被",
        "phone": "13900005678",
        "address": "侨韵苑6号楼1202室",
    },
)


class Dispute:
    """One case and its people; every method is one act, or one refusal, at the door."""

    def __init__(self, people, case, day=None):
        self.p, self.case, self.day = people, case, day

    def __getattr__(self, name):
        """Attributes of the case itself: status, trail, clocks, amount_paid …"""
        return getattr(self.case, name)

    def do(self, by, name, /, **facts):
        """One act by this actor; returns the dispute for chaining."""
        facts.setdefault("on", self.day)
        self.case = door.do(self.case, name, by=by, **facts)
        return self

    def office(self, name, /, **facts):
        """An act by 郑管 of the office; a case is accepted by 岳副, since 郑管 seals."""
        by = self.p.as_deputy if name in DEPUTY else self.p.as_clerk
        if name == "seal":
            facts.setdefault("incomplete", True)
        return self.do(by, name, **facts)

    def mediator(self, name, /, **facts):
        """An act by 陈调, the mediator."""
        return self.do(self.p.as_mediator, name, **facts)

    def company(self, name, /, **facts):
        """An act by 许管家 of the company."""
        return self.do(self.p.as_manager, name, **facts)

    def court(self, name, /, **facts):
        """An act by 顾法 at the court."""
        return self.do(self.p.as_liaison, name, **facts)

    def link(self, party):
        """The actor behind a new one-case link of this party."""
        return actor_of_link(link_of(issue_link(self.case, party).token).pk)

    def blocked(self, by, name, /, **facts):
        """The sentences of the door's refusal; asserts that nothing was written."""
        before = self.written()
        facts.setdefault("on", self.day)
        with pytest.raises(refusals.StepBlocked) as refusal:
            door.do(self.case, name, by=by, **facts)
        assert self.written() == before
        return [str(guard) for guard in refusal.value.guards]

    def written(self):
        """Length and head of the trail in the database."""
        return Case.objects.values_list("trail_length", "trail_head", "status").get(pk=self.case.pk)

    def passes_to(self, day):
        """Run the daily run of that day for the case; returns whether the case moved."""
        moved = door.daily(self.case, by=SYSTEM, on=day)
        self.case = Case.objects.get(pk=self.case.pk)
        return moved

    @property
    def li(self):
        """The applicant, read from the database."""
        return self.case.parties.get(name=PARTIES[0]["name"])

    @property
    def zhou(self):
        """The respondent, read from the database."""
        return self.case.parties.get(name=PARTIES[1]["name"])

    @property
    def both(self):
        """All parties, read from the database."""
        return list(self.case.parties.order_by("pk"))

    @property
    def debt(self):
        """The first obligation in money."""
        return self.case.obligations.filter(amount__isnull=False).order_by("pk").first()

    @property
    def duty(self):
        """The first obligation that is not money."""
        return self.case.obligations.filter(amount=None).order_by("pk").first()

    @property
    def last_sentence(self):
        """The sentence of the last line of the trail."""
        return self.case.trail.latest("seq").sentence

    def scans_filed(self):
        """File a scan of every paper the dossier still lacks."""
        self.case.forget()
        for kind in dossier.kinds_missing(self.case):
            for party in self.both if kind.of_each_party else [None]:
                file = sample_scan(f"{kind.title}{party or ''}")
                self.office("file_scan", paper=kind.name, file=file, party=party)
        return self

    # --- acts that usually come together ----------------------------------------------------------

    def all_consent(self):
        """Each side consents."""
        for party in self.both:
            self.office("consent", party=party, agrees=True, how="当面")
        return self

    def rights_notice_served(self):
        """Serve the rights notice on all parties."""
        return self.mediator("give_notice", parties=self.both, how="当面")

    def sit_down(self):
        """Record one successful session."""
        return self.mediator(
            "log_session",
            present=self.both,
            place="评理室",
            content="双方同意赔偿并修复。",
            outcome="agreed",
        )

    def write(self, *clauses):
        """Write a draft with these clauses."""
        return self.mediator("edit_agreement", facts="1202室渗水。", clauses=clauses)

    def parties_sign(self):
        """Every party, or who acts for it, signs on paper, identity checked; a body stamps."""
        for party in self.both:
            mark = "stamp" if party.is_organisation and not party.speaker else "name"
            who = {"signer": party.speaker, "mark": mark}
            self.mediator("sign", party=party, identity_checked="身份证", **who)
        return self

    def all_marks(self):
        """Parties and mediator sign, the office seals; the door then puts the agreement in
        force."""
        return self.parties_sign().mediator("mediator_sign").office("seal")

    def apply_for_confirmation(self):
        """All parties apply to the court of the place."""
        return self.office("open_proceeding", court=self.p.court, applicants=self.both)

    def sue(self, aim="perform"):
        """The applicant sues on the agreement at the court of the place."""
        facts = {"court": self.p.court, "aim": aim, "proof": "立案受理通知书"}
        return self.office("sue_on_the_agreement", party=self.li, **facts)

    def court_takes_it(self):
        """The court receives the papers and accepts them under its number."""
        self.office("court_send").court("court_receive")
        return self.court("court_accept", court_number=COURT_NUMBER)

    def pay(self, amount, confirmed=True, **more):
        """A transfer between the parties, confirmed by default on the same day."""
        day = self.day or clock.today()
        facts = {"way": "transfer", "how": "当面确认"}
        facts |= {"paid_on": day, "obligation": self.debt, **more}
        facts["confirmed_on"] = facts["paid_on"] if confirmed else None
        return self.mediator("pay", amount=amount, **facts)

    def work_is_done(self):
        """Whatever is to be done beside the money is done."""
        for duty in self.case.obligations.filter(amount=None, status="open"):
            self.mediator("record_act", obligation=duty, proof="闭水48小时不渗", on=None)
        return self

    def court_enforces(self, **more):
        """The work is done, and the court hands over the whole sum that is still owed."""
        self.work_is_done()
        owed = sum(duty.owed for duty in self.case.sheet.obligations)
        proof = {"receipt": "申请人收条", "words": "账户扣划。"}
        return self.court("enforced", received=owed, **proof | more)

    def everything_is_done(self):
        """The work is done and the whole sum paid and confirmed."""
        self.mediator("record_act", obligation=self.duty, proof="闭水48小时不渗")
        return self.pay(SETTLED)


def money(dispute, *plan, amount=None, **more):
    """A clause: 周被 pays 李申 by this plan [(day, 分)]."""
    facts = {"by_party": dispute.zhou, "to_party": dispute.li, "way": "银行转账", **more}
    amount = amount or sum(part for _, part in plan)
    return {"kind": "money", "amount": amount, "instalments": plan, **facts}


def repair(dispute, due_on):
    """A clause: 周被 makes the floor watertight again."""
    return {
        "kind": "act",
        "by_party": dispute.zhou,
        "text": "重做1202室卫生间防水层",
        "due_on": due_on,
        "standard": "闭水48小时不渗",
    }


def usual_clauses(dispute):
    """5,800.00 in two parts after 18 and 49 days, the repair after 29."""
    day = dispute.day or clock.today()
    first, second = day + timedelta(days=18), day + timedelta(days=49)
    plan = money(dispute, (first, FIRST), (second, SECOND))
    return plan, repair(dispute, day + timedelta(days=29))
