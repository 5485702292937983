"""Guards of what the committee may not accept (若干规定 22), item by item."""

from cases.guards import guard
from cases.law import scope


@guard(
    otherwise="人民法院、公安机关或者其他行政机关已经受理同一纠纷，又没有移送本会调解。",
    basis=scope.ELSEWHERE,
    remedy="decline",
)
def not_before_another_body(case, facts):
    """Unless the very body before which it is referred it."""
    return not case.pending_elsewhere or scope.may_have_referred(case.bar_body, case.source)


@guard(
    otherwise="人民法院、公安机关或者其他行政机关已经解决同一纠纷。",
    basis=scope.ELSEWHERE,
    remedy="decline",
)
def not_settled_by_another_body(case, facts):
    return case.bar != scope.Bar.SETTLED


@guard(
    otherwise="法律、法规规定这类纠纷只能由专门机关处理，或者禁止用民间调解的方式解决。",
    basis=scope.RESERVED,
    remedy="decline",
)
def not_reserved_to_another_body(case, facts):
    return case.bar not in (scope.Bar.SPECIAL_BODY, scope.Bar.FORBIDDEN)
