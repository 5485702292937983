"""Guards of several phases: parties, promises, strike-off, court."""

from cases.guards import guard
from cases.law import articles, court_numbers, limitation
from mediation import clock

from . import roles


def in_text(day) -> str:
    """A day within a sentence: 2026年3月5日."""
    return f"{day:%Y年%-m月%-d日}"


def judged_on(day) -> str:
    """The day on which something is judged, as a refusal names it: 今天, or the day typed."""
    return "今天" if day == clock.today() else in_text(day)


def on_that_day(day) -> str:
    """The same as the time at which something is so: 今天, or 在 that day."""
    return "今天" if day == clock.today() else f"在{in_text(day)}"


def limitation_facts(case) -> dict[str, dict]:
    """The trail fact: what each right-holder who asked is told of limitation, by key.

    It stands in no sentence that others read; each finds their own on their page.
    """
    sentences = {party.pk: limitation_of(case, party) for party in case.sheet.parties}
    return {"limitation": {pk: sentence for pk, sentence in sentences.items() if sentence}}


def limitation_of(case, party) -> str:
    """What a right-holder, or who follows one, is told of limitation; empty where nobody asked."""
    who = case.sheet.who_asked(party)
    sentence = limitation.days_asked_sentence(who.days_asked, case.sheet.claims_of(party))
    return f"接替的一方{sentence}" if sentence and who != party else sentence


@guard(otherwise="请选择本案在册的当事人。", basis=articles.PARTIES_AS_THEY_ARE, needs=("on",))
def only_parties_of_this_case(case, facts):
    named = [facts.get(name) for name in ("party", "against", "payer", "payee", "doer")]
    for names in ("parties", "present", "applicants", "in_person", "also_party", "also_against"):
        named += facts.get(names, ())
    for clause in facts.get("clauses", ()):
        named += [clause.get("by_party"), clause.get("to_party"), *clause.get("also_by", ())]
        named += [*clause.get("also_to", ()), *(party for party, _ in clause.get("shares", ()))]
    return all(case.sheet.party(party.pk) is not None for party in named if party)


@guard(otherwise="只能替自己这一方表态。", basis=articles.RIGHTS, needs=("party", "by"))
def speaks_only_for_own_party(case, facts):
    party = facts["party"]
    return party is None or roles.speaks_for(party, facts["by"])


@guard(otherwise="一方当事人已明确拒绝调解。", basis=articles.START)
def nobody_refused(case, facts):
    return not any(party.refused for party in case.sheet.parties)


@guard(otherwise="还没有由经办人以外的人销号。", basis=articles.STRIKE_OFF, remedy="strike_off")
def struck_off_by_another(case, facts):
    return case.struck_off_on is not None and case.struck_off_by != case.handler_principal


def article_of_the_report(case):
    """The article on telling who sent the case: a court by its rules, others by our own."""
    return articles.REPORT_TO_THE_COURT if case.on_route.by_court else articles.REPORT_BACK


@guard(
    otherwise="结果还没有书面回告移送的单位。",
    basis=articles.REPORT_BACK,
    basis_of=article_of_the_report,
    remedy="report_back",
)
def referrer_was_told(case, facts):
    return not case.sheet.waits_for_a_report


@guard(
    otherwise="还有没兑现的承诺，核查后才能办结。", basis=articles.PROMISES, remedy="check_promise"
)
def no_promise_open(case, facts):
    return not case.open_promises


@guard(
    otherwise="案件的小区不在册，不能登记其中的房屋：请把房屋写在“单位或者住址”里。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("dwelling",),
    about="dwelling",
)
def dwelling_is_in_the_estate(case, facts):
    return not facts["dwelling"] or case.estate_id is not None


def differs(record, fields) -> bool:
    """Whether any of these values is another one than the record has."""
    return any(getattr(record, name) != value for name, value in fields.items())


def kinds_of_number(case) -> tuple[str, ...]:
    """The 类型代字 a court gives to the proceeding under way; empty where no court decides."""
    kind = kind_of_proceeding(case)
    if kind == "mediation_paper" and case.on_route.court_paper:
        return court_numbers.AFTER_FILING  # the paper bears the number of the suit
    procedure = case.sheet.current_proceeding.procedure if kind else ""
    of_kind = court_numbers.OF_A_PROCEEDING.get(kind, ())
    return court_numbers.OF_A_PROCEDURE.get(procedure, of_kind)


def kind_of_proceeding(case) -> str:
    """The kind of the proceeding under way; empty without one."""
    proceeding = case.sheet.current_proceeding
    return proceeding.kind if proceeding else ""


def number_asked_for(case) -> tuple[str, str]:
    """What the number of the proceeding under way is called, and an example."""
    what, example = court_numbers.asked_for(kind_of_proceeding(case))
    kinds = kinds_of_number(case)
    return what, court_numbers.example(kinds[0]) if kinds else example


def _which_number(case, facts) -> str:
    what, example = number_asked_for(case)
    return f"{what}的写法不对，例如{example}。"


@guard(
    otherwise="法院案号的写法不对。",
    basis=articles.COURT_NUMBERS,
    needs=("court_number",),
    exact=_which_number,
)
def court_number_is_valid(case, facts):
    return court_numbers.as_kept(kind_of_proceeding(case), facts["court_number"]) is not None


ANOTHER_KIND = "案号的类型代字与程序不符，请核对"


def _which_kinds(case, facts):
    proceeding = case.sheet.current_proceeding
    kinds = "”“".join(kinds_of_number(case))
    what = proceeding.get_kind_display()
    if proceeding.procedure in court_numbers.OF_A_PROCEDURE:
        what = proceeding.get_procedure_display()
    return f"{ANOTHER_KIND}：{what}用“{kinds}”。"


@guard(
    otherwise=f"{ANOTHER_KIND}。",
    basis=articles.COURT_NUMBERS,
    needs=("court_number",),
    exact=_which_kinds,
)
def court_number_fits_the_kind(case, facts):
    number, kinds = court_numbers.parsed(facts["court_number"]), kinds_of_number(case)
    return number is None or not kinds or number.kind in kinds
