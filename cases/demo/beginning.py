"""A case of a story from its registration on: people, days, and the calls of the door."""

from datetime import date, timedelta
from random import Random

from cases import door
from cases.demo import names
from cases.models import Case, Party
from mediation import clock

from .matters import Matter
from .shuangyang import Town

MARK = "demo:"
USUAL_LEVEL = {"nature": 1, "extent": 1, "harm": 2}


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

    def step(self, name, by, /, **facts) -> None:
        """Take a step."""
        self.case = door.take(self.case, name, by=by, on=self.day, **facts)

    def note(self, name, by, /, **facts) -> None:
        """Record an entry."""
        self.case = door.record(self.case, name, by=by, on=self.day, **facts)

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
            **USUAL_LEVEL | scene.more,
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
        if matter.against == "owners":
            other = {"kind": "group", "name": f"{self.estate.name}欠费业主", "head_count": 29}
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
