"""An enforcement that finds nothing to take, and its resumption once something is found."""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles_of_enforcement, court_numbers, money
from cases.law.clocks_of_courts import COURT, IDLE_ENFORCEMENT
from cases.phases import earlier_facts as shared
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.punctuation import as_sentence

from . import guards_of_enforcement as e
from .enforcement import ENDED_BY_THE_COURT, Enforcement, court_or_office
from .enforcement_time import KEY


def two_years_that_stay(case) -> tuple[str, ...]:
    """K16 where something is owed that the application came too early for; else nothing."""
    running, asked = case.sheet.clock(KEY), case.sheet.enforcement
    if running is None or asked is None:
        return ()
    return (KEY,) if case.sheet.came_too_early_for_something(asked) else ()


def _for_what_fell_due_later(case) -> str:
    until, first = by_last_day(case.sheet.clock(KEY).due), case.first_of_several_in_words()
    return (
        f"申请执行时还没有到期的部分，要在{until}申请执行{f'；{first}' if first else ''}"
        f"（{articles_of_enforcement.ENFORCEMENT_TIME}）。"
    )


class WithoutResult(Enforcement):
    """Acts of 终结本次执行程序: the title stays in force and may be enforced at any time."""

    class Meta:
        abstract = True

    @step(
        source=S.ENFORCING,
        target=S.UNSATISFIED,
        label="终结本次执行",
        permission=court_or_office,
        guards=(e.something_is_still_owed,),
        quiet=True,
        effects=Effects(ends=(*ENDED_BY_THE_COURT, KEY), keeps=two_years_that_stay),
        rests_on=(shared.last_court_message,),
    )
    def end_without_result(self, *, by, on, ruling, words=""):
        """The court found nothing to enforce; the creditor may apply again without a time limit.

        The two years stay for what was not due as the court got the application (民诉法 250).
        """
        enforcement, stay = self.sheet.enforcement, two_years_that_stay(self)
        enforcement.decide(on, "ended", words, ruling)
        enforcement.save()
        self.stop_clock(*ENDED_BY_THE_COURT, on=on)
        if not stay:
            self.end_enforcement_time(on)
        left = self.sheet.sum_to_enforce
        owed = f"还欠{money.yuan(left)}元。" if left else ""
        return Done(
            f"{enforcement.court}裁定终结本次执行程序：{ruling}。{as_sentence(words)}{owed}"
            f"发现可供执行的财产的，可以再申请执行，不受二年的限制（{articles_of_enforcement.ENFORCED_AGAIN}）。"
            f"{_for_what_fell_due_later(self) if stay else ''}",
        )

    @step(
        source=S.UNSATISFIED,
        target=S.ENFORCING,
        label="恢复执行",
        permission=court_or_office,
        guards=(e.something_is_still_owed, e.number_is_of_an_enforcement),
        effects=Effects(starts=ClockTrigger.RESUMPTION),
        rests_on=(shared.the_end_of_the_proceeding, shared.the_title),
    )
    def resume_enforcement(self, *, by, on, court_number, found):
        """The court that ended it takes it up again, under a number of its own; no time limit."""
        before = self.sheet.enforcement
        number = court_numbers.in_normal_form(court_number)
        again = self.proceedings.create(
            court=before.court,
            kind=before.kind,
            applied_on=on,
            received_on=on,
            status=before.Status.ACCEPTED,
            accepted_on=on,
            number=number,
        )
        self.start_clock(IDLE_ENFORCEMENT, on, must_act=COURT)
        return Done(
            f"{before.court}恢复执行，案号{number}：{as_sentence(found)}",
            facts={"proceeding": again.pk, "status": again.status},
        )
