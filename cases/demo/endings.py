"""The later passages of a story: agreement, court, performance, closing."""

from datetime import timedelta

from cases import door
from cases.demo.phrases import QUIET_AFTERWARDS, papers_checked
from cases.demo.sample_scan import sample_scan
from cases.papers import dossier
from mediation.accounts.actor import SYSTEM

from .groups import OfMany

RULING = "民事裁定书"


class Agreeing(OfMany):
    """From the draft to an agreement in force."""

    def draft(self):
        self.wait(1)
        self.note(
            "edit_agreement",
            self.mediator,
            facts=f"{self.matter.summary}经现场查看和协商，各方对事实没有争议。",
            performance="按各条约定的日期和方式履行",
            clauses=self._clauses(),
        )

    def _clauses(self) -> list[dict]:
        matter = self.matter
        doer = self.applicant if matter.by_company else self.respondent
        duty = {
            "kind": "act",
            "by_party": doer,
            "text": matter.duty,
            "due_on": self.day + timedelta(10),
            "standard": matter.standard,
        }
        if matter.hours:
            duty |= {"hours": matter.hours, "due_on": self.day + timedelta(90)}
        return [*([self._money_clause()] if matter.agreed else []), duty]

    def _money_clause(self) -> dict:
        fen = self.agreed_fen
        first = fen // 200 * 100
        later = self.day + timedelta(self.scene.second_part)
        return {
            "kind": "money",
            "by_party": self.respondent,
            "to_party": self.applicant,
            "amount": fen,
            "way": "银行转账",
            "instalments": [(self.day + timedelta(8), first), (later, fen - first)],
        }

    def freeze(self):
        self.step("draft_agreement", self.mediator)

    def _signs(self, party):
        mark = "name" if party.kind == "person" else "stamp"
        self.note(
            "sign",
            self.mediator,
            party=party,
            mark=mark,
            identity_checked=papers_checked(party.kind),
        )

    def one_signs(self):
        """All sign except the other side: the respondent's mark and the seal are missing."""
        self.wait(1)
        self._signs(self.applicant)
        self.note("mediator_sign", self.mediator)

    def sign(self):
        self.wait(1)
        for party in self.parties:
            self._signs(party)
        self.note("mediator_sign", self.mediator)

    def seal(self):
        self.note("seal", self.keeper)

    def written(self):
        """The usual way to a written agreement in force."""
        for passage in (self.shake, self.draft, self.freeze, self.sign, self.seal):
            passage()

    def agree_orally(self, at_once=True):
        fen = self.matter.agreed * 100 or None
        due = None if at_once else self.day + timedelta(self.scene.second_part)
        self.step(
            "conclude_orally",
            self.mediator,
            content=f"{self.respondent.name}{self.matter.duty}",
            amount=fen,
            payer=self.respondent if fen else None,
            payee=self.applicant if fen else None,
            at_once=at_once,
            due_on=due,
            doer=self.respondent,
        )

    def agree_orally_later(self):
        self.agree_orally(at_once=False)


class Varying(Agreeing):
    """A variation of what is performed."""

    def renegotiate(self):
        self.wait(2)
        self.step("renegotiate", self.mediator, reason="一方暂时付不出，各方愿意再谈")

    def vary(self):
        """What is left to pay is put off by sixty days."""
        self.wait(2)
        left = {"amount": self.case.sheet.left_to_pay, "due_on": self.day + timedelta(60)}
        self.note(
            "edit_agreement",
            self.mediator,
            facts="各方同意把没有付清的部分推迟支付，其余照原协议，已经办完。",
            performance="",
            clauses=[self._money_clause() | left | {"instalments": []}],
        )
        self.step("vary", self.mediator)


class Court(Varying):
    """裁: judicial confirmation."""

    def apply(self):
        self.wait(3)
        self.step("open_proceeding", self.office, court=self.town.court, applicants=self.parties)

    def send(self):
        self.wait(1)
        self.note("court_send", self.office)

    def receive(self):
        self.wait(1)
        self.note("court_receive", self.court)

    def court_accepts(self):
        self.wait(2)
        self.note("court_accept", self.court, court_number=self._number("诉前调确"))

    def _number(self, kind) -> str:
        return f"（{self.day.year}）闽0504{kind}{self.rng.randint(11, 980)}号"

    def confirm(self):
        self.wait(5)
        ruling = {"outcome": "confirmed", "ruling": RULING}
        self.note("court_decide", self.court, words="协议合法有效。", **ruling)
        self.step("title_given", self.court)

    def dismiss(self):
        self.wait(5)
        words = "协议对修复标准的约定不明确，不能强制执行"
        ruling = {"outcome": "dismissed", "ground": "unclear", "ruling": RULING}
        self.note("court_decide", self.court, words=words, **ruling)
        self.step("agreement_stands", self.office)

    def confirmed(self):
        """The usual way to a confirmed agreement."""
        for passage in (self.apply, self.send, self.receive, self.court_accepts, self.confirm):
            passage()


class Performing(Court):
    """执: paid and done or not, struck off, closed, filed."""

    def at_once(self):
        self.step("perform_at_once", self.mediator, all_done=True, proof="当面付清、当场查看")

    def start(self):
        self.step("start_performance", self.mediator)

    def _pay(self, fen, way="transfer"):
        owed = self.case.obligations.get(amount__isnull=False, title__until=None)
        self.note(
            "pay",
            self.mediator,
            obligation=owed,
            amount=fen,
            paid_on=self.day,
            way=way,
            proof="转账回单",
            confirmed_on=self.day,
            how="收款人电话确认",
        )

    def pay_part(self):
        self.wait(6)
        self._pay(self.case.amount_agreed // 200 * 100)

    def pay_rest(self):
        self.wait(12)
        rest = self.case.amount_agreed - self.case.amount_paid
        if rest:
            self._pay(rest, "mobile")

    def do(self):
        self.wait(3)
        for duty in self.case.obligations.filter(kind="act", status="open"):
            self.note("record_act", self.mediator, obligation=duty, proof="到场查看合格")

    def log(self):
        """Three weeks of cleaning: two kept, logged as they were seen; of the third one missed."""
        duty = self.case.obligations.get(kind="lasting")
        seen = {"obligation": duty, "seen_by": self.applicant.name, "proof": "签到记录和照片"}
        for times in (2, 2, 1):
            first = self.day + timedelta(1)
            self.wait(7)
            days = {"kept_on": first, "kept_until": self.day, "times": times}
            self.note("record_observance", self.mediator, **seen, **days)

    def perform(self):
        """Everything is done in time; the last duty moves the case."""
        self.do()
        self.pay_rest()

    def breach(self):
        self.wait(self.scene.second_part + 10)
        door.daily(self.case, by=SYSTEM, on=self.day)
        self.case.refresh_from_db()

    def urge(self):
        self.wait(2)
        self.note("dun", self.mediator, words="请在三日内付清到期款项")

    def ask_enforcement(self):
        self.wait(4)
        words = "第二期到期未付。"
        self.note("open_enforcement", self.office, court=self.town.court, words=words)
        self.send()
        self.receive()

    def enforce(self):
        self.wait(2)
        self.step("enforcement_accepted", self.court, court_number=self._number("执"))

    def enforced(self):
        self.wait(15)
        owed = sum(debt.owed for debt in self.case.sheet.obligations)
        receipt, words = "执行款发还凭证", "结案通知书。"
        self.step("enforced", self.court, received=owed, receipt=receipt, words=words)

    def close(self):
        self.wait(2)
        plan = {}
        if self.case.effective_on:
            plan = {
                "first_visit_on": self.day + timedelta(45),
                "second_visit_on": self.day + timedelta(240),
            }
        self.step("close", self.office, **plan)

    def scan(self):
        """File a sample in place of each signed paper that a form of ours cannot be yet."""
        for kind in dossier.kinds_missing(self.case):
            for party in self.parties if kind.of_each_party else [None]:
                file = sample_scan(f"{kind.title}{party or ''}")
                self.note("file_scan", self.office, paper=kind.name, file=file, party=party)

    def file(self):
        self.wait(3)
        self.scan()
        self.step("archive", self.office, retention="10")

    def end(self):
        """Struck off by another person, closed, filed."""
        for passage in (self.strike, self.close, self.file):
            passage()

    def visit(self):
        self.wait(45)
        self.note(
            "visit", self.mediator, words=QUIET_AFTERWARDS, met=[self.applicant], evening=True
        )
