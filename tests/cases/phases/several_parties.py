"""Disputes of three parties, of whom several owe, or are owed, one sum."""

from datetime import timedelta

from cases.states import Status as S
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY

JOINTLY = "（《民法典》第五百一十八条）"
FIRST, SECOND = MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)


def of_three(*clauses, people=None):
    """A draft of these clauses between 李申, 周被 and 王三."""
    d = at(people or cast(), S.MEDIATING)
    d.office("add_party", role="respondent", side=2, name="王三")
    third = d.parties.get(name="王三")
    d.office("consent", party=third, agrees=True, how="当面")
    d.mediator("give_notice", parties=[third], how="当面").sit_down()
    return d.write(*(clause(d) for clause in clauses))


def three(*clauses, people=None):
    """周被 and 王三 owe 李申 by these clauses; everybody signed."""
    d = of_three(*clauses, people=people).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance"), d.parties.get(name="王三")


def together(liability, **more):
    def clause(d):
        also = [d.parties.get(name="王三")]
        plan = money(d, (FIRST, 30001), (SECOND, 20000), text="赔偿", **more)
        return plan | {"also_by": also, "liability": liability}

    return clause
