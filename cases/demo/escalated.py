"""Escalated passages: courts beyond confirmation, enforcement settled or without result.

Their forms are not built yet, so their lines are written by `steps_to_build.py`; the proceedings
still move by their own machine.
"""

from datetime import timedelta

from cases.demo.steps_to_build import nothing, remark
from cases.models import Obligation, Title
from cases.states import Status

from .endings import Performing

OBJECTED = "债务人提出书面异议，转入诉讼。"


class Story(Performing):
    """A story with every passage."""

    def pause(self):
        self.wait(1)
        self.write_unbuilt_step(
            "pause",
            self.mediator,
            "中止调解：等候房屋渗漏鉴定，鉴定时间不计入调解期限。",
            write=lambda case: case.hold_clock("K9", self.day),
        )

    def rectify(self):
        self.wait(2)
        sentence = "区住建部门发出整改通知书（示例）：十五日内修复并报告。"
        self.write_unbuilt_step(
            "order_rectification",
            self.office,
            sentence,
            write=lambda case: case.stop_clock("K2a", on=self.day),
        )

    def join(self):
        self.wait(1)
        alike = self.town.committee.cases.filter(summary=self.matter.summary)
        lead = alike.exclude(pk=self.case.pk).order_by("-pk").first()
        sentence = f"与{lead.number if lead else '主案'}为同一纠纷，并案办理，登记日照旧。"
        self.write_unbuilt_step("join", self.office, sentence)

    def court_referral(self):
        sent = {"court": self.town.court, "number": self._number("诉前调")}
        self.note("record_referral", self.office, route="court_before", body="", **sent)

    def decline_referral(self):
        self.wait(2)
        reason = "不属于物业、邻里纠纷，三个工作日内退回法院"
        self.step("decline", self.office, ground="special_body", reason=reason)

    def report_back(self):
        self.wait(1)
        self.note("report_back", self.office, how="书面报告并移送材料。")

    def suspect(self):
        """The mediator suspects a sham and reports it; a day later the suspicion is gone."""
        office, what = "区司法局（示例）", "双方说法一致得反常，看不出争在哪里。"
        self.note("report_sham", self.mediator, addressee=office, words=what)
        self.wait(1)
        cleared = "收支账目已经核对，纠纷属实。"
        self.note("clear_sham", self.mediator, body=office, words=cleared)

    def report_to_police(self):
        sentence = "一方扬言动手，已依《人民调解法》第二十五条报告派出所，并劝离双方。"
        self.case = remark(
            self.case, "urgent_report", by=self.mediator, on=self.day, sentence=sentence
        )

    def _before(self, kind, label, *, court=True, sentence=""):
        """Open a matter of that kind before a body; the case moves to 裁处中."""
        court = self.town.court if court else None
        self.wait(3)
        self.write_unbuilt_step(
            "open_suit",
            self.office,
            sentence or f"{self.applicant.name}申请{label}。",
            write=lambda case: case.proceedings.create(kind=kind, court=court, applied_on=self.day),
        )
        return self.case.proceedings.get(kind=kind)

    def _taken_up(self, proceeding, number):
        proceeding.send(self.day)
        proceeding.receive(self.day)
        proceeding.accept(number)
        self._saved("proceeding_moved", f"{proceeding}，已受理。", proceeding)

    def _saved(self, name, sentence, proceeding):
        """Save what moved a proceeding, with its line."""
        self.say(name, sentence, write=lambda case: proceeding.save())

    def say(self, name, sentence, write=nothing):
        """Write a line of the generator, and the records it is about."""
        self.case = remark(
            self.case, name, by=self.office, on=self.day, sentence=sentence, write=write
        )

    def payment_order(self):
        order = self._before("payment_order", "支付令")
        self._taken_up(order, self._number("民督"))

    def order_stands(self):
        """Nobody objects within fifteen days: the order can be enforced."""
        self.wait(20)
        order = self.case.proceedings.get(kind="payment_order")
        order.decide(self.day, "", "债务人十五日内没有提出异议，支付令生效。")
        sentence = f"支付令（{order.number}）生效，可以申请强制执行。"
        fen = self.matter.amount * 100
        self.write_unbuilt_step(
            "title_given",
            self.office,
            sentence,
            write=lambda case: self._title("payment_order", order),
            amount_agreed=fen,
        )

    def _title(self, kind, proceeding):
        """Create a title of its own: the whole claim falls due in parts."""
        proceeding.save()
        title = Title.objects.create(
            case=self.case, kind=kind, proceeding=proceeding, since=self.day
        )
        fen = self.matter.amount * 100
        owed = Obligation.objects.create(
            case=self.case,
            title=title,
            kind=Obligation.Kind.MONEY,
            debtor=self.respondent,
            creditor=self.applicant,
            amount=fen,
            text=f"{self.respondent.name}支付{self.matter.item}{self.matter.amount}元。",
        )
        first = fen // 200 * 100
        for number, (days, part) in enumerate(((15, first), (60, fen - first)), 1):
            due = self.day + timedelta(days)
            owed.instalments.create(number=number, due_on=due, amount=part)

    def order_objected(self):
        """The debtor objects: the matter continues as a suit."""
        self.wait(10)
        self.say("order_objected", OBJECTED, write=self._sue_instead)
        suit = self.case.proceedings.get(kind="suit")
        self._taken_up(suit, self._number("民初"))

    def _sue_instead(self, case):
        case.proceedings.filter(kind="payment_order").update(
            status="converted", decided_on=self.day, words=OBJECTED
        )
        case.proceedings.create(kind="suit", court=self.town.court, applied_on=self.day)

    def arbitrate(self):
        sentence = "合同约定仲裁，申请人向仲裁委员会（示例）申请仲裁。"
        matter = self._before("arbitration", "仲裁", court=False, sentence=sentence)
        matter.send(self.day)
        self._saved("proceeding_moved", "仲裁申请书已送出。", matter)

    def sue_near_the_limit(self):
        sentence = (
            "业主起诉撤销业主大会决定：距知道决定之日满一年还有六天（《民法典》第二百八十条）。"
        )
        suit = self._before("suit", "撤销之诉", sentence=sentence)
        suit.send(self.day)
        self._saved("proceeding_moved", "起诉材料已送法院。", suit)

    def settle_with_debtor(self):
        """An enforcement settlement: the rest is paid later."""
        self.wait(10)
        enforcement = self.case.sheet.enforcement
        enforcement.decide(self.day, "settled", "双方达成执行和解，余款延期两个月付清。")

        def postpone(case):
            enforcement.save()
            later = self.today + timedelta(60)
            for duty in case.obligations.filter(title__until=None, status="open"):
                duty.instalments.exclude(paid__gt=0).update(due_on=later)

        sentence = "执行和解：余款延期两个月付清。"
        self.write_unbuilt_step("settle_enforcement", self.court, sentence, write=postpone)

    def end_in_vain(self):
        self.wait(20)
        enforcement = self.case.sheet.enforcement
        enforcement.decide(self.day, "ended", "没有可供执行的财产。")
        sentence = "法院终结本次执行：没有可供执行的财产，发现后可以申请恢复。"
        self.write_unbuilt_step(
            "end_without_result",
            self.court,
            sentence,
            target=Status.UNSATISFIED,
            write=lambda case: enforcement.save(),
        )
