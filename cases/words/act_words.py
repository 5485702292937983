"""What the words of one act are: the sentences after it, and what it asks of a party."""

from dataclasses import dataclass, field
from enum import Enum, auto

from .readers import Reader
from .ways import Until


class AskedBy(Enum):
    """What in a case decides whether an act is asked of a party now."""

    STATE = auto()
    CONSENT = auto()
    ANSWER = auto()
    RATING = auto()
    PROMISE = auto()
    PAYMENT = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """An act as a party meets it: the question, why it is asked, and the button that sends it.

    `opens` is the link to the form, `again` the same link once the party has answered; both say
    what the button or the question says when empty. `own` is the question for a party that asked
    for mediation itself. `law_below`: the form's own line on the law adds something. `asked_by`:
    what decides whether it is asked now.
    """

    ask: str
    why: str
    button: str
    opens: str = ""
    again: str = ""
    own: str = ""
    quiet: bool = False
    law_below: bool = True
    asked_by: AskedBy = AskedBy.STATE


@dataclass(frozen=True, slots=True)
class ActWords:
    """One act: its short button, its label at a face, and the sentences shown after it.

    `staff`, `party`, `company` and `court` are shown to a reader of that kind who did it; `ask` is
    what a party is asked; `made` names the number or paper that came of it and what is `{left}` to
    pay; `story` is the line of a party's story of the case, where the trail uses the office's
    words; `stage` is the label of the stage that the act left, `stage_of_party` a party's word for
    it, and it had no result if `fruitless`; `interrupts`: its line speaks of limitation;
    `way` names the act among the ways to a court, `way_of_party` to a party; `way_until` ends it.
    """

    staff: str = ""
    party: str = ""
    company: str = ""
    court: str = ""
    short: str = ""
    made: str = ""
    story: str = ""
    stage: str = ""
    stage_of_party: str = ""
    fruitless: bool = False
    interrupts: bool = False
    way: str = ""
    way_of_party: str = ""
    way_until: Until | None = None
    ask: Ask | None = None
    labels: dict[Reader, str] = field(default_factory=dict)

    def after(self, reader: Reader) -> str:
        """The sentence for this reader after the act, or an empty string."""
        return getattr(self, reader)

    def stage_for(self, reader: Reader) -> str:
        """The label of the stage that the act left, or an empty string."""
        own = self.stage_of_party if reader == Reader.PARTY else ""
        return own or self.stage
