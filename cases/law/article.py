"""One article of a legal text, and the texts most cited."""

from dataclasses import dataclass, replace

OWN_RULES = "本会规定"  # the committee's own, no law
MEDIATION_LAW = "人民调解法"
CIVIL_CODE = "民法典"
WORK_RULES = "人民调解工作若干规定"
PROCEDURE_LAW = "民事诉讼法"
PROCEDURE_NOTES = "民诉法解释"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one legal text, with its content in one plain line."""

    text: str
    number: str
    says: str = ""

    def __str__(self) -> str:
        if self.text == OWN_RULES:
            return f"{self.text}：{self.number}"
        return f"《{self.text}》{self.number}" if self.text else self.number

    def outside(self) -> "Article":
        """The article as other bodies read it: a rule of the committee's own by its name alone."""
        return replace(self, text="") if self.text == OWN_RULES else self
