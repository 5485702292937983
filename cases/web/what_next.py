"""What comes next in a case, in the reader's words: from its records, else from its state."""

from cases.door.situation import is_at_rest
from cases.phases.common import in_text
from cases.web.marks import marks_lacking
from cases.web.situation_found import breach_of, situation_of
from cases.web.tried_again import named_again
from cases.web.ways_to_court import way_in_words, ways_told
from cases.words import states
from cases.words.acts import ACTS
from cases.words.readers import Reader
from cases.words.situations import Situation


def what_next(case, reader: Reader, after="", me=None) -> str:
    """What comes next for a reader, `after` an act just done; `me` is the reading party.

    The act's own sentence is preferred to that of the records, and that to the state's.
    """
    sentence = ACTS[after].after(reader) if after in ACTS else ""
    if sentence:
        return sentence
    situation = situation_of(case, me)
    close = situation.next(reader) if situation else ""
    return _filled(case, close, me) or states.next_of(case.status, reader)


def while_waiting(case, reader: Reader, me=None) -> str:
    """What a reader for whom nothing is to be done reads: a company what it keeps or waits for,
    everybody why the case is at rest; else empty."""
    told = reader == Reader.COMPANY or is_at_rest(case)
    return what_next(case, reader, me=me) if told else ""


def name_of(case, reader: Reader) -> str:
    """The reader's name for the case's state, or for its situation where that has its own."""
    situation = Situation.NOT_MEDIATED if case.never_mediated else named_again(case)
    if reader == Reader.PARTY:  # others have no name of their own for a situation
        situation = situation or breach_of(case) or situation_of(case)
    own = situation.name_for(reader) if situation else ""
    return own or states.name_of(case.status, reader)


def _filled(case, sentence, me) -> str:
    """The sentence with its names filled in."""
    if "{names}" in sentence:
        silent = [party.called for party in case.sheet.needed_parties if not party.consented]
        return sentence.format(names="、".join(silent))
    if "{turn_to}" in sentence:
        return sentence.format(turn_to=case.sheet.turned_to)
    if "{appointment}" in sentence:
        return sentence.format(appointment=case.sheet.sessions[-1].appointment)
    if "{ways}" in sentence:
        return sentence.format(
            ways="、".join(way_in_words(case, name) for name in ways_told(case, me))
        )
    if "{again_until}" in sentence:
        until = next(row.again_until for row in case.sheet.proceedings if row.again_until)
        return sentence.format(again_until=in_text(until))
    if "{marks}" in sentence:
        return sentence.format(marks="、".join(marks_lacking(case)))
    if "{visits}" in sentence:
        return sentence.format(visits="、".join(map(in_text, case.sheet.days_to_visit)))
    return sentence
