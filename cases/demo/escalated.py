"""Escalated passages: joining and rectification, courts beyond confirmation, enforcement."""

from datetime import datetime, time, timedelta

from cases.states import OPEN
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Committee, Department, Function

from .visited import Visited

RECEIPT = "法院收件回执"


class Story(Visited):
    """A story with every passage."""

    def pause(self):
        self.wait(1)
        self.step("pause", self.mediator, reason="等候房屋渗漏鉴定。", proof="鉴定委托书")

    def rectify(self):
        self.wait(2)
        bureau = Department.objects.get(
            district=self.town.committee.district, kind=Department.Kind.HOUSING
        )
        self.step(
            "order_rectification",
            self.office,
            issued_by=bureau,
            company=self.company,
            number="洛建物改〔示例〕3号",
            basis="《福建省物业管理条例》",
            items=f"{self.matter.summary}，请修复并书面报告。",
            served_on=self.day,
            service="直接送达",
            due_on=self.day + timedelta(15),
        )

    def join(self):
        self.wait(1)
        alike = self.town.committee.cases.filter(summary=self.matter.summary, status__in=OPEN)
        lead = alike.exclude(pk=self.case.pk).order_by("-pk").first()
        self.step("join", self.office, lead=lead.number, reason="同一处故障。")

    def link(self):
        """A case of the same kind has to do with this one; each goes on by itself."""
        alike = self.town.committee.cases.filter(summary=self.matter.summary)
        known = alike.filter(registered_on__lte=self.day).exclude(pk=self.case.pk)
        other = known.order_by("-registered_on", "-pk").first()
        why = "同样的问题，一起留意。"
        self.note("link_case", self.office, other=other.number, kind="related", reason=why)

    def inherited(self):
        """The one who owes died; of two children one takes over, the other renounces."""
        self.wait(2)
        gone = self.respondent
        place = {"role": "respondent", "side": 2, "predecessor": gone}
        for name in ("继平", "继安"):
            self.note("add_party", self.office, name=f"{gone.name[:1]}{name}", **place)
        takes, renounces = self.case.parties.filter(predecessor=gone).order_by("pk")
        none = {"share": None, "limit": None}
        rows = [
            {"party": takes, **none, "renounced": False},
            {"party": renounces, **none, "renounced": True},
        ]
        self.note(
            "succeed",
            self.office,
            predecessor=gone,
            ground="death",
            happened_on=self.day,
            successors=rows,
            proof="继承公证书（示例）",
            told_how="当面说明，交协议书复印件",
        )

    def court_referral(self):
        sent = {"court": self.town.court, "number": self._number("诉前调")}
        self.note("record_referral", self.office, route="court_before", body="", **sent)

    def return_referral(self):
        """The court is answered in its three working days, with the ground and by letter."""
        self.wait(2)
        why = {"ground": "special_body", "reason": "不属于物业、邻里纠纷"}
        self.step("return_referral", self.office, **why, how="在平台上退回，寄送反馈函。")

    def hand_over(self):
        """The case goes to the other committee, which returns it two days later."""
        other = Committee.objects.exclude(pk=self.town.committee.pk).get()
        post = other.posts.filter(function=Function.OFFICE).order_by("pk").first()
        why = {"ground": "trade", "reason": "先问过那边的意思", "papers": "全部案卷。"}
        agreed = {"agreed": self.parties, "agreed_how": "当面都同意。", "receiver": other}
        self.wait(1)
        self.step("transfer", self.office, **why, **agreed)
        self.wait(2)
        words = "纠纷发生地在双阳，由原来的调委会办理更方便。"
        self.note("return_transfer", actor_of(post.person), words=words)

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
        at = datetime.combine(self.day, time(0, 1), clock.BEIJING)
        words = "一方扬言动手，已劝离双方。"
        self.note("report_danger", self.mediator, addressee="派出所（示例）", at=at, words=words)

    def _goes_to(self, kind, **more):
        """The applicant takes the quarrel to a court or another body."""
        self.wait(3)
        facts = {"kind": kind, "party": self.applicant, "proof": RECEIPT, **more}
        self.step("open_suit", self.office, **facts)

    def payment_order(self):
        """The fees were demanded three days before (民法典 944)."""
        demand = {"demanded_on": self.day, "demanded_how": "书面催告"}
        self._goes_to("payment_order", court=self.town.court, obstacle="", **demand)
        self.note("court_accept", self.office, court_number=self._number("民督"))

    def order_stands(self):
        """Nobody objects within fifteen days: the order can be enforced."""
        self.note("issue_order", self.office)
        self.note("serve_order", self.office, proof="法院告知的送达日期")
        served = self.day
        self.wait(20)
        self.note("court_decide", self.office, outcome="ordered", ruling="支付令")
        sum_ = {"amount": self.matter.amount * 100}
        pair = {"debtor": self.respondent, "creditor": self.applicant}
        self.step("title_breached", self.office, since=served, ordered="sum", **pair, **sum_)

    def order_objected(self):
        """The debtor objects: the matter continues as a suit."""
        self.wait(10)
        ruling = "终结督促程序裁定书"
        self.note("court_decide", self.office, outcome="objected", ruling=ruling)
        number = self._number("民初")
        self.note("convert_order", self.office, court_number=number, procedure="simple")

    def arbitrate(self):
        clause = "物业服务合同的仲裁条款"
        self._goes_to("arbitration", body="示例仲裁委员会", clause=clause)

    def sue_near_the_limit(self):
        """Six days before the year from the knowledge of the decision is over (民法典 280)."""
        self._goes_to("suit", court=self.town.court)

    def settle_with_debtor(self):
        """An enforcement settlement: the rest is paid later."""
        self.wait(10)
        owed = sum(duty.owed for duty in self.case.sheet.obligations)
        schedule = [(self.today + timedelta(60), owed)]
        words = "双方达成执行和解，余款延期两个月付清。"
        self.step("settle_enforcement", self.court, schedule=schedule, words=words)

    def end_in_vain(self):
        self.wait(20)
        words = "没有可供执行的财产。"
        self.step("end_without_result", self.court, ruling="执行裁定书", words=words)
