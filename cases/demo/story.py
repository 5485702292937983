"""One case taken through the door: every act is dated to its legal day and recorded now.

A story is a list of words; each word is a passage of the case and moves the legal day on. Nothing
is written that the door would refuse.
"""

from datetime import time, timedelta

from cases.demo.phrases import TERMS_AGREED
from mediation.directory.models import Function

from .beginning import Beginning


class Handling(Beginning):
    """处: dispatched, answered, rated, struck off."""

    def dispatch(self):
        self.step("dispatch", self.office, company=self.company, note="请五个工作日内答复。")

    def take_up(self):
        self.wait(1)
        clerk = self.town.clerk_of(self.company)
        self.note("take_dispatch", clerk)
        self.note("respond_first", clerk, way="phone", words="已收到，约好上门查看的时间。")

    def answer(self, **promise):
        self.wait(2)
        clerk = self.town.clerk_of(self.company)
        self.step(
            "answer",
            clerk,
            findings="已到现场查看，公共部位未见异常。",
            action="已上门说明情况，建议双方协商。",
            answered_by=clerk.name,
            **promise,
        )

    def promise(self):
        due = self.day + timedelta(12)
        self.answer(promise_text=self.matter.duty, promise_due_on=due)

    def keep_promise(self):
        self.wait(9)
        promise = self.case.promises.get(status="open")
        self.note(
            "check_promise", self.office, promise=promise, kept=True, proof="到场查看，已完成。"
        )

    def rate(self):
        self.wait(1)
        party = self.applicant
        self.note("rate", self.office, party=party, score="satisfied", words="处理得快。")

    def strike(self):
        self.wait(1)
        self.note("strike_off", self.keeper, checked="电话核实，已解决。")

    def settle(self):
        self.step("settle", self.office)

    def decline(self):
        self.wait(1)
        why = {"ground": "pending", "reason": "人民法院已经受理同一纠纷"}
        self.step("decline", self.office, **why, turn_to="洛江区人民法院")

    def withdraw(self):
        self.wait(2)
        self.step("withdraw", self.office, party=self.applicant, reason="双方已自行和解")


class Mediating(Handling):
    """调: requested, accepted, discussed, agreed or not."""

    def request(self):
        self.wait(1)
        self.step("request_mediation", self.office, party=self.applicant, how="窗口填写申请书")

    def intervene(self):
        self.wait(1)
        self.step("request_mediation", self.office, source="own_initiative", how="网格走访发现")

    def refer(self):
        self.step("request_mediation", self.office, source="entrusted_court", how="法院委派函")

    def _consent(self, party, agrees=True):
        how = "窗口当面表示" if party.is_applicant else "电话表示，已录音"
        self.note("consent", self.office, party=party, agrees=agrees, how=how)

    def one_consents(self):
        self._consent(self.applicant)

    def consent(self):
        self.wait(1)
        for party in self.parties:
            self._consent(party)

    def refuse(self):
        self.wait(1)
        self._consent(self.respondent, agrees=False)

    def other_refuses(self):
        self.step("other_side_refuses", self.office)

    def accept(self):
        self.wait(1)
        person = self.mediator.person_id
        mediator = self.town.committee.posts.get(
            person_id=person, function=Function.MEDIATOR
        ).person
        self.step("accept", self.office, mediator=mediator)

    def notice(self):
        self.note("give_notice", self.mediator, parties=self.parties, how="当面送达")

    def sit(self):
        self.wait(1)
        self.step("open_session", self.mediator, place="评理室")

    def talk(self, outcome="continue", content="双方各自说明了情况，约定下次再谈。", **more):
        self.wait(2)
        again = self.day + timedelta(3)
        if outcome == "continue" and again >= self.today:
            more |= {"next_on": again, "next_at": time(19, 30)}
        self.note(
            "log_session",
            self.mediator,
            present=self.parties,
            place=f"{self.estate.name}评理室",
            statements="申请人说明损失和请求；被申请人说明自己的看法。",
            content=content,
            outcome=outcome,
            **more,
        )

    def evening(self):
        self.talk(evening=True, content="夜间上门，双方下班后各谈一次。")

    def shake(self):
        self.talk("agreed", TERMS_AGREED, risk_told=True)

    def part(self):
        self.talk("failed", "双方差距较大，谈了三次仍不能一致。", risk_told=True)

    def offers(self):
        fen = self.matter.amount * 100 or None
        first, last = self.applicant, self.respondent
        self.note("offer", self.mediator, party=first, amount=fen, text="一次付清")
        less = fen and fen // 2
        self.note("offer", self.mediator, party=last, amount=less, text="先修好再谈其他")

    def caucus(self):
        party = self.respondent
        self.note("caucus", self.mediator, party=party, text="愿意再让一步，请先不告诉对方。")

    def look(self):
        self.note(
            "investigate",
            self.mediator,
            place=self.case.place,
            asked=self.applicant.name,
            text="现场查看并拍照，情况与申请人所说相符。",
        )

    def fail(self):
        self.step("fail", self.mediator, end_reason="gap", words="双方各执一词。")

    def stop(self):
        self.step("withdraw_mediation", self.mediator, words="双方已自行和解。")

    def extend(self):
        until = self.case.clocks.get(key="K9", ended_on=None).due_on + timedelta(30)
        self.note("extend", self.mediator, until=until, all_agree=True, reason="等候鉴定意见。")
