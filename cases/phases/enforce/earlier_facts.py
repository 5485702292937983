"""Facts that acts of performance, enforcement and closing rest on."""

from dataclasses import replace

from cases.earlier_facts import earlier_fact, latest
from cases.phases.earlier_facts import last_act, the_agreement_in_force

the_default = last_act("逾期未履行是那天登记的", "default")


@earlier_fact("到那天才有逾期没有履行的事项")
def the_first_day_overdue(case, facts):
    """The day after the first last day that passed, or of a breach, whenever it was noticed."""
    return case.sheet.first_day_in_default(facts["on"])


@earlier_fact("违反是在那天")
def the_breach(case, facts):
    return facts["breach"].on


@earlier_fact("这一项是那天登记做完的")
def the_act_done(case, facts):
    return facts["obligation"].done_on


@earlier_fact("这是那天做到的")
def what_was_kept(case, facts):
    return facts["observance"].until


@earlier_fact("这份扫描件是那天收到的")
def the_scan(case, facts):
    return facts["scan"].received_on


@earlier_fact("最近一笔付款、确认或者完成的事项是在那天")
def the_last_performance(case, facts):
    return case.sheet.last_done_on


@earlier_fact("最近一笔付款或者完成的事项是在那天")
def the_last_payment_or_act(case, facts):
    """What is confirmed later was still performed on its own day."""
    paid = (payment.paid_on for payment in case.sheet.payments)
    return latest((*paid, *(duty.done_on for duty in case.sheet.obligations)))


the_agreement_performed_on_the_spot = replace(
    the_agreement_in_force,
    instead="此前已经付清、做完的，请改办“登记付款”“登记完成事项”，各填付款、完成的那天",
)


the_filing = last_act("卷宗是那天归档的", "archive")


@earlier_fact("案件是那天结案的，或者上次回访是在那天")
def the_closing_and_the_last_visit(case, facts):
    """Where visits count from the effect, the effect as well."""
    visits = case.visits.exclude(done_on=None).values_list("done_on", flat=True)
    return latest((case.closed_on or case.effective_on, *visits))
