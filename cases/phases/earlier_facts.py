"""Facts that acts of several phases rest on."""

from cases.earlier_facts import EarlierFact, earlier_fact, latest, named_parties


def last_act(happened: str, *names: str) -> EarlierFact:
    """The fact that one of these acts was done, the last time."""

    @earlier_fact(happened)
    def last_day_of_acts(case, facts):
        return latest(case.sheet.days_of_acts.get(name) for name in names)

    return last_day_of_acts


MEDIATED_ANEW = ("ask_again", "reopen_mediation")
the_request = last_act("调解是那天申请的", "request_mediation", *MEDIATED_ANEW)
the_new_request = last_act("再次申请、重新调解是在那天", *MEDIATED_ANEW)
the_end_of_mediation = last_act(
    "调解是那天结束的",
    "fail",
    "withdraw_mediation",
    "other_side_refuses",
    "unreachable",
    "conclude_orally",
    "effective",
)


@earlier_fact("案件是那天受理调解的")
def the_acceptance(case, facts):
    return case.accepted_on


@earlier_fact("这一方当事人是那天加入本案的")
def the_party_joined(case, facts):
    return latest(party.added_on for party in named_parties(facts))


@earlier_fact("最近一次销号是那天办的")
def the_strike_off(case, facts):
    return case.struck_off_on


@earlier_fact("最近一项承诺是那天核查的")
def the_last_check_of_a_promise(case, facts):
    return latest(promise.checked_on for promise in case.sheet.promises)


@earlier_fact("法院程序是那天结束的")
def the_end_of_the_proceeding(case, facts):
    return latest(proceeding.decided_on for proceeding in case.sheet.proceedings)


@earlier_fact("法院程序的上一步是那天办的")
def last_court_message(case, facts):
    proceeding = case.sheet.current_proceeding
    if proceeding is None:
        return None
    words = case.trail.filter(facts__proceeding=proceeding.pk).values_list("on", flat=True)
    return latest((proceeding.applied_on, proceeding.sent_on, *words))


@earlier_fact("协议是那天生效的")
def the_agreement_in_force(case, facts):
    return case.effective_on


@earlier_fact("这笔款是那天付的")
def the_payment(case, facts):
    return facts["payment"].paid_on


@earlier_fact("这一笔免除、抵销是那天的")
def the_reduction(case, facts):
    return facts["reduction"].on


@earlier_fact("执行依据是那天生效的")
def the_title(case, facts):
    title = case.sheet.title
    return title and title.since
