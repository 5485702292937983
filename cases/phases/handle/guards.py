"""Guards of handling."""

from datetime import timedelta

from cases.guards import guard
from cases.law import articles, scope, utility_cuts
from cases.phases import roles
from cases.phases.common import in_text, judged_on, on_that_day

RATING_WAIT_DAYS = 7
REQUEST_DAY_STAYS = "这一天一经登记不能更改"


@guard(
    otherwise="这一方在这一天以这个方式提出的请求已经登记，不用再登记。",
    basis=articles.INTERRUPTION,
    needs=("party", "on", "how"),
    about="party",
    exact=lambda case, facts: (
        f"这一方{in_text(facts['on'])}{facts['how']}提出的请求已经登记，不用再登记。"
    ),
)
def request_is_new(case, facts):
    """Each request has its own day and way; the same one sent again is no further request."""
    party, on, how = case.sheet.party(facts["party"].pk), facts["on"], facts["how"]
    if party is None:
        return True
    again = case.trail.filter(on=on, facts__asked_again=party.pk, facts__how=how)
    return (party.asked_on, party.asked_how) != (on, how) and not again.exists()


def source_of(party) -> str:
    """The source of a mediation that nobody referred: who asked decides it."""
    return "application" if party else "own_initiative"


def _who_asked(case, facts):
    own, chosen = roles.party_of(case, facts["by"]), facts.get("party")
    asked = own or (chosen and case.sheet.party(chosen.pk))
    return (
        f"{asked.short_name}提出了申请，来源不能是“主动调解”"
        if asked
        else "没有当事人提出申请，来源不能是“依申请调解”"
    )


@guard(
    otherwise="案件来源和谁提出的对不上，请核对。",
    basis=articles.CASE_PAPERS,
    needs=("source", "by", "on"),
    about="source",
    exact=lambda case, facts: f"{_who_asked(case, facts)}，请核对。",
)
def source_fits_who_asks(case, facts):
    """A referral may bring a request with it; otherwise the source follows who asked."""
    party = roles.party_of(case, facts["by"]) or facts.get("party")
    source = facts["source"]
    return source not in ("application", "own_initiative") or source == source_of(party)


@guard(
    otherwise="不予受理要选一项依据：不得受理的情形，或者不在本会受理范围。",
    basis=articles.ACCEPTANCE_SCOPE,
    needs=("ground",),
)
def decline_has_a_ground(case, facts):
    return facts["ground"] in scope.Ground.values


@guard(
    otherwise="这件事归别的单位管，请写明当事人该找哪个单位。",
    basis=scope.TURNED_ELSEWHERE,
    needs=("ground", "turn_to"),
    about="turn_to",
)
def body_that_can_help_is_named(case, facts):
    return facts["ground"] not in scope.FOR_ANOTHER_BODY or bool(facts["turn_to"].strip())


@guard(
    otherwise="已经受理或者解决的，请选是哪个机关。",
    basis=articles.ACCEPTANCE_SCOPE,
    needs=("finding", "body"),
    about="body",
)
def body_of_the_bar_is_known(case, facts):
    elsewhere = facts["finding"] in (scope.Bar.PENDING, scope.Bar.SETTLED)
    return facts["body"] in scope.Body.values if elsewhere else True


@guard(otherwise="来源、地点、事由还没有写全。", basis=articles.CASE_PAPERS, remedy="correct")
def source_place_and_matter_known(case, facts):
    return bool(case.channel and case.place and case.summary)


def who_is_called(case, on, company=None):
    """The company whose 24-hour number an urgent matter needs: this one, else the manager of the
    estate; None where nobody manages it."""
    return company or case.sheet.manager_on(on)


@guard(
    otherwise="紧急事项须当时告知物业二十四小时电话，该公司没有登记电话，请先补登。",
    basis=articles.DISPATCHING,
    needs=("company", "on"),
)
def urgent_has_a_number_to_call(case, facts):
    """Also where a department is to answer: the company of the estate is called meanwhile."""
    called = who_is_called(case, facts["on"], facts["company"]) if case.urgent else None
    return called is None or bool(called.phone)


NOT_THE_MANAGER = "不管理该小区，请核对小区的物业登记或者另选。"


@guard(
    otherwise=f"所选公司在填的那天{NOT_THE_MANAGER}",
    basis=articles.DISPATCHING,
    needs=("company", "on"),
    exact=lambda case, facts: f"{facts['company']}{on_that_day(facts['on'])}{NOT_THE_MANAGER}",
)
def company_manages_the_estate(case, facts):
    if case.estate is None or facts["company"] is None:
        return True
    return case.sheet.manager_on(facts["on"]) == facts["company"]


@guard(
    otherwise="不予办理的，要写明法律依据。",
    basis=articles.ANSWER_PROMPTLY,
    needs=("refused",),
    about="refused_ground",
)
def refusal_has_a_ground(case, facts):
    return not facts["refused"] or bool(facts.get("refused_ground", "").strip())


@guard(
    otherwise="不得以停水、停电、停气、停热的方式催交物业费，请改写处理措施。",
    basis=articles.DUN_FIRST,
    needs=("action",),
)
def no_utility_is_cut(case, facts):
    texts = (facts.get("findings"), facts["action"], facts.get("promise_text"))
    return not utility_cuts.is_unlawful("。".join(filter(None, texts)))


def _how_long_answered(case, facts):
    last = case.sheet.last_answer
    answered = f"答复是{in_text(last.on)}作出的" if last else "也没有答复"
    waited = f"，到{judged_on(facts['on'])}不满{RATING_WAIT_DAYS}天" if last else ""
    return f"住户还没有评价，{answered}{waited}。"


@guard(
    otherwise=f"住户还没有评价，到填的那天答复也不满{RATING_WAIT_DAYS}天。",
    basis=articles.STRIKE_OFF,
    needs=("on",),
    remedy="rate",
    exact=_how_long_answered,
)
def rated_or_time_over(case, facts):
    if case.sheet.ratings_of_the_answer:
        return True
    last = case.sheet.last_answer
    return last is not None and facts["on"] >= last.on + timedelta(days=RATING_WAIT_DAYS)


@guard(otherwise="已经销过号了，不用再办。", basis=articles.STRIKE_OFF)
def not_struck_off_yet(case, facts):
    return case.struck_off_on is None


@guard(
    otherwise="销号要由经办人以外的人办理，请换一位同事。",
    basis=articles.STRIKE_OFF,
    needs=("by",),
)
def strike_off_is_not_by_the_handler(case, facts):
    return facts["by"].principal != case.handler_principal


@guard(
    otherwise="没有未结的派单。",
    basis=articles.DISPATCHING,
    absent=True,
)
def dispatch_is_open(case, facts):
    return case.sheet.open_dispatch is not None


def asks(party) -> bool:
    """Whether the committee still acts on this party's request: an applicant's, or that of the
    other side unless it declined mediation."""
    return party.is_applicant or bool(party.asked_on and not party.refused)


def who_withdraws(case, facts):
    """The party that withdraws: the one who acts, else the one chosen by the office; or None."""
    own, chosen = roles.party_of(case, facts["by"]), facts.get("party")
    return case.sheet.party(chosen.pk) if chosen else own


def still_asking(case, facts) -> list:
    """The parties that still ask when this one has withdrawn; all of them if nobody is named."""
    leaving = who_withdraws(case, facts)
    return [party for party in case.sheet.parties if asks(party) and party != leaving]


def _in_a_row(parties) -> str:
    return "、".join(party.called for party in parties)


ONE_LEAVES = "案件要继续办；只有一方不再请求的，请办“当事人退出”。"


def _which_applicants_stay(case, facts):
    names = _in_a_row(p for p in still_asking(case, facts) if p.is_applicant)
    return f"{names}没有撤回，{ONE_LEAVES}"


@guard(
    otherwise=f"还有别的申请人没有撤回，{ONE_LEAVES}",
    basis=articles.RIGHTS,
    needs=("by",),
    remedy="release_party",
    exact=_which_applicants_stay,
)
def no_other_applicant_asks(case, facts):
    """Each disposes of their own request: before one is chosen, one may ask and no more."""
    applicants = [party for party in still_asking(case, facts) if party.is_applicant]
    return len(applicants) <= (who_withdraws(case, facts) is None)


OTHER_SIDE_ASKS = "也请求了调委会，案件要继续办；申请人不愿意调解的，请记录其不同意调解。"


def _which_other_side_asks(case, facts):
    names = _in_a_row(p for p in still_asking(case, facts) if not p.is_applicant)
    return f"{names}{OTHER_SIDE_ASKS}"


@guard(
    otherwise=f"对方{OTHER_SIDE_ASKS}",
    basis=articles.RIGHTS,
    needs=("by",),
    remedy="consent",
    exact=_which_other_side_asks,
)
def the_other_side_does_not_ask(case, facts):
    return all(party.is_applicant for party in still_asking(case, facts))


@guard(
    otherwise="请选择是哪一位申请人撤回。",
    basis=articles.RIGHTS,
    needs=("on",),
    about="party",
)
def one_who_asks_withdraws(case, facts):
    leaving = who_withdraws(case, facts)
    return leaving is not None and asks(leaving)


AROSE_BY_THEN = "纠纷发生的日期不能晚于登记的日期"


@guard(
    otherwise=f"{AROSE_BY_THEN}。",
    basis=articles.DATES,
    needs=("arose_on",),
    about="arose_on",
    exact=lambda case, facts: f"{AROSE_BY_THEN}（{in_text(case.registered_on)}）。",
)
def arose_by_the_registration(case, facts):
    return facts["arose_on"] is None or facts["arose_on"] <= case.registered_on
