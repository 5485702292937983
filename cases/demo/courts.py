"""Passages of what seldom happens: an order unserved, a ruling set aside, an idle court."""

from mediation.directory.models import Court

from .endings import Performing

RULED = "民事裁定书"


class AtCourts(Performing):
    """What rarely happens, and what a court may do late."""

    def order_unserved(self):
        """The debtor is not found within thirty days: the order falls, a suit is open."""
        self.wait(2)
        self.note("issue_order", self.office)
        self.wait(42)
        ruling = "终结督促程序裁定书"
        self.note("court_decide", self.office, outcome="unserved", ruling=ruling)
        self.step("no_result", self.office)

    def ruling_set_aside(self):
        """A neighbour who is no party learns of the agreement and objects; the court agrees."""
        self.wait(3)
        self.note("serve_ruling", self.office, proof="送达回证复印件")
        self.wait(6)
        who = {"who": "outsider", "outsider": "吴示（共有人）", "since": self.day}
        self.note("object_to_ruling", self.office, **who, proof="异议申请书复印件")
        self.wait(8)
        self.note("ruling_set_aside", self.office, ruling=RULED)

    def court_above(self):
        """Nothing was enforced for half a year: the court above sets a day."""
        self.wait(195)
        above = Court.objects.get(name__contains="中级")
        self.note("ask_higher_court", self.office, court=above, proof="网上提交回执")

    def divided(self):
        """The company that owes divides into two, which are bound together."""
        self.wait(2)
        gone = self.respondent
        place = {"role": "respondent", "side": 2, "kind": "organisation", "predecessor": gone}
        for name in ("侨安", "侨宁"):
            self.note("add_party", self.office, name=f"{name}物业服务有限公司（示例）", **place)
        none = {"share": None, "limit": None, "renounced": False}
        after = self.case.parties.filter(predecessor=gone).order_by("pk")
        self.note(
            "succeed",
            self.office,
            predecessor=gone,
            ground="division",
            happened_on=self.day,
            successors=[{"party": party, **none} for party in after],
            proof="分立登记通知书（示例）",
            told_how="书面告知，各签收一份协议书复印件",
        )
