"""One case taken through the door: every act is dated to its legal day and recorded now.

A story is a list of words; each word is a passage of the case and moves the legal day on. Nothing
is written that the door would refuse.
"""

from datetime import date, time, timedelta
from random import Random

from cases import door
from cases.demo import names, steps_to_build
from cases.demo.phrases import TERMS_AGREED
from cases.models import Case, Party
from mediation import clock
from mediation.directory.models import Function

from .matters import Matter
from .shuangyang import Town

MARK = "demo:"


class Beginning:
    """The base of a story: people, days, and the calls of the door."""

    def __init__(self, town: Town, scene):
        self.town, self.scene, self.matter = town, scene, scene.matter
        self.rng = Random(scene.key)  # noqa: S311 -- the same demo each time
        self.today = clock.today()
        self.day: date = self.today - timedelta(scene.ago)
        self.estate = town.estates[scene.estate]
        self.company = self.estate.company_on(self.day)
        self.mediator = town.actors[scene.mediator]
        self.office, self.keeper = town.actors["郑管"], town.actors["何印"]
        self.court = town.actors["顾法"]
        self.case: Case | None = None

    def run(self) -> Case:
        """Run the passages from registration on."""
        self.register()
        for word in self.scene.path.split():
            getattr(self, word)()
        return self.case

    def wait(self, days: int) -> None:
        """Let days pass, at most until today."""
        self.day = min(self.day + timedelta(days), self.today)

    def step(self, name, by, **facts) -> None:
        """Take a step."""
        self.case = door.take(self.case, name, by=by, on=self.day, **facts)

    def note(self, name, by, **facts) -> None:
        """Record an entry."""
        self.case = door.record(self.case, name, by=by, on=self.day, **facts)

    def leap(self, name, by, sentence, **more) -> None:
        """Write a step whose form is not built yet."""
        self.case = steps_to_build.leap(
            self.case, name, by=by, on=self.day, sentence=sentence, **more
        )

    @property
    def parties(self) -> list[Party]:
        """Applicant and respondent."""
        return list(self.case.parties.filter(role__in=["applicant", "respondent"]))

    @property
    def applicant(self) -> Party:
        """The party that applies."""
        return next(party for party in self.parties if party.role == "applicant")

    @property
    def respondent(self) -> Party:
        """The other party."""
        return next(party for party in self.parties if party.role == "respondent")

    def register(self) -> None:
        """Register the complaint, by any channel."""
        matter, scene = self.matter, self.scene
        room = self._room()
        fen = matter.amount * 100 or None
        self.case = door.register(
            by=self.office,
            on=self.day,
            committee=self.town.committee,
            estate=self.estate,
            place=f"{self.estate.name}{room}",
            category=matter.category,
            summary=matter.summary,
            amount=fen,
            channel=scene.channel,
            content_hash=MARK + scene.key,
            parties=self._people(matter, room),
            claims=[{"item": matter.item, "amount": fen}],
            **scene.more,
        )

    def _room(self) -> str:
        rng = self.rng
        return f"{rng.randint(1, 12)}号楼{rng.randint(2, 17)}0{rng.randint(1, 4)}室"

    def _people(self, matter: Matter, room: str) -> list[dict]:
        applicant = self._person(self.scene.applicant, room, "owner")
        other = self._person(self.scene.respondent, self._room(), "owner")
        if matter.against == "company" and self.company:
            other = self._organisation()
        elif matter.against == "assembly":
            other = {"kind": "organisation", "name": f"{self.estate.name}业主大会（示例）"}
        elif matter.by_company and self.company:
            applicant = self._organisation()
        return [
            {"role": "applicant", "side": 1, **applicant},
            {"role": "respondent", "side": 2, **other},
        ]

    def _person(self, name, room, relation) -> dict:
        number = IDENTITIES.get(name) or names.id_number(self.rng)
        return {
            "name": name or names.person(self.rng),
            "id_number": number,
            "phone": names.phone(self.rng),
            "address": f"{self.estate.name}{room}",
            "relation": relation,
        }

    def _organisation(self) -> dict:
        return {
            "kind": "organisation",
            "name": self.company.name,
            "company": self.company,
            "phone": self.company.phone,
            "address": self.company.address,
        }


IDENTITIES = {
    "李申": "350599197803120016",
    "周被": "350599198507160026",
    "周喆堃": "350599199211050033",
}


class Handling(Beginning):
    """处: dispatched, answered, rated, struck off."""

    def dispatch(self):
        self.step("dispatch", self.office, company=self.company, note="请五个工作日内答复。")

    def take_up(self):
        self.wait(1)
        self.note("take_dispatch", self.town.clerk_of(self.company))

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
        self.step("decline", self.office, reason="人民法院已经受理同一纠纷")

    def withdraw(self):
        self.wait(2)
        self.step("withdraw", self.office, reason="双方已自行和解")


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
