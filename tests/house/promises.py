"""What holds in every dispute, whatever its people did."""

from cases import consistency
from cases.door import offering
from cases.models import Case, Step
from cases.states import Status as S
from cases.web import money_card

# What can be done in nearly every state leads nowhere.
IDLE = frozenset(a.name for a in offering.catalogue() if len(a.sources) >= len(S) - 2)
AT_REST = frozenset({S.HANDLED, S.DECLINED, S.WITHDRAWN, S.JOINED, S.ARCHIVED})
BEFORE_IT = frozenset(a.name for a in offering.catalogue() if a.before_registration)


class Promises:
    """Part of a walk: what is asked of its dispute after every step."""

    def promises_hold(self, case):
        """All promises of a dispute."""
        self.records_agree()
        self.money_adds_up(case)
        self.days_follow_each_other(case)
        self.the_right_people_see_it(case)
        self.it_leads_on(case)

    def records_agree(self):
        """States, trail and its chain, money, days, papers and access: all as recorded."""
        found = [str(fault) for fault in consistency.faults()]
        assert not found, found

    def money_adds_up(self, case):
        """The instalments of a debt are the debt; what is paid and let off on them was recorded;
        and the sums the page shows are what was agreed."""
        for debt in case.obligations.exclude(amount=None):
            parts = [*debt.instalments.values_list("amount", "paid", "let_off")]
            planned, paid, let_off = map(sum, zip(*parts, strict=True))
            booked = debt.payments.filter(reversed_on=None).values_list("amount", "credited")
            kept = debt.reductions.filter(taken_back_on=None).values_list("amount", flat=True)
            assert (planned, paid) == (debt.amount, sum(fen - more for fen, more in booked))
            assert let_off == sum(kept)
        shown = money_card.money_box(case, self.people.as_clerk)
        parts = ("paid", "left", "waiting", "let_off", "lapsed")
        assert shown is None or shown["agreed"] == sum(shown[part] for part in parts), shown

    def days_follow_each_other(self, case):
        """No step is on a day before that of the step before it; nothing is before the registration
        but what came before it by its nature."""
        steps = case.trail.filter(kind=Step.Kind.STEP).order_by("seq")
        days = [*steps.values_list("on", flat=True)]
        assert days == sorted(days), days
        early = case.trail.filter(on__lt=case.registered_on).exclude(name__in=BEFORE_IT)
        assert not early, [*early]

    def the_right_people_see_it(self, case):
        """The office that has the dispute sees it, another does not; a mediator who was never
        given it does not either."""
        for number, people in self.towns.items():
            holds = number == case.committee_id
            assert self.sees(people.as_clerk) == holds
            involved = case.assignments.filter(person=people.bystander).exists()
            assert (involved and holds) or not self.sees(people.as_bystander)

    def it_leads_on(self, case):
        """Somebody can do something that leads on, unless the dispute is at rest."""
        if case.status in AT_REST:
            return
        every = (one for _, actor in self.actors() for one in offering.offers(case, actor))
        assert any(not o.blocked_by and o.name not in IDLE for o in every), case.status

    def sees(self, actor) -> bool:
        """Whether an actor may open the dispute."""
        return Case.objects.visible_to(actor).filter(pk=self.d.case.pk).exists()
