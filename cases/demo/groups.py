"""Passages of a case with many on one side: who they are, and who of them agrees."""

from cases.models import Party

from . import names
from .story import Mediating

HOUSEHOLDS, REPRESENTATIVES = 29, 3
SOLD, UNWILLING, SILENT, FAILED = (7,), (12, 25), (4, 9, 16, 18, 22, 28), (11, 20)
GROUNDS = ("地下车位渗水没有修好", "楼道没有保洁", "空置未入住", "", "电梯停运两个月")


class OfMany(Mediating):
    """A group on one side, with a household each."""

    @property
    def many(self) -> Party:
        """The group."""
        return self.case.parties.get(kind=Party.Kind.GROUP)

    def gather(self):
        """Every household is listed, the first ones as representatives."""
        self.wait(1)
        for number in range(1, HOUSEHOLDS + 1):
            floor, room = divmod(number - 1, 4)
            self.note(
                "add_member",
                self.office,
                party=self.many,
                household=f"2号楼{floor + 2}0{room + 1}室",
                name=names.person(self.rng),
                phone=names.phone(self.rng),
                amount=self.rng.randrange(960_00, 4100_00, 10),
                grounds=self.rng.choice(GROUNDS),
                representative=number <= REPRESENTATIVES,
            )

    def ask_households(self):
        """One sold the flat, two refuse, some do not answer; all the others agree."""
        self.wait(1)
        whom = {"party": self.many}
        self.note("release_members", self.office, **whom, numbers=SOLD, because="sold")
        asked = {**whom, "how": "业主群接龙，电话核对", "who": "these"}
        self.note("ask_members", self.office, **asked, reply="no", numbers=UNWILLING)
        self.note("ask_members", self.office, **asked, reply="silent", numbers=SILENT)
        rest = asked | {"who": "but", "numbers": SILENT}
        self.note("ask_members", self.office, **rest, reply="yes")

    def settle_households(self):
        """Two do not agree in the end; all others pay three quarters of what they owe."""
        self.wait(2)
        result = {"party": self.many}
        failed = {**result, "outcome": "not", "who": "these", "numbers": FAILED}
        self.note("settle_members", self.mediator, **failed)
        agreed = {**result, "outcome": "through", "who": "all", "measure": "part", "ratio": 7500}
        self.note("settle_members", self.mediator, **agreed)

    def share_part(self):
        """The first households paid all they owe, as far as the payment goes."""
        payment = self.case.payments.get()
        left, paid = payment.amount, []
        for member in self.many.members.bound():
            if member.bound_for <= left:
                left -= member.bound_for
                paid.append(member.number)
        whom = {"party": self.many, "who": "these", "numbers": tuple(paid)}
        self.note("share_payment", self.office, **whom, payment=payment, measure="rest")

    @property
    def agreed_fen(self) -> int:
        """What is agreed in money: of a group the sum of its members."""
        group = next(iter(self.case.sheet.members_by_group.values()), None)
        return group["agreed"] if group and group["agreed"] else self.matter.agreed * 100

    def _consent(self, party, agrees=True):
        """Nobody answers for a group but its members."""
        if party.kind != Party.Kind.GROUP:
            super()._consent(party, agrees)
