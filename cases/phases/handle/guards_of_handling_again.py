"""Guards of a review."""

from cases.guards import guard
from cases.law import articles


@guard(
    otherwise="对最近一次答复，还没有住户评价不满意，不用复核。",
    basis=articles.REVIEW_ONCE,
    remedy="rate",
)
def rated_unsatisfied(case, facts):
    rated = case.sheet.ratings_of_the_answer
    return any(rating.score == rating.Score.UNSATISFIED for rating in rated)


@guard(
    otherwise="已经复核过一次，不再复核；住户仍不满意的，可以申请调解。",
    basis=articles.REVIEW_ONCE,
    remedy="request_mediation",
)
def not_reviewed_before(case, facts):
    return "review" not in case.sheet.days_of_acts
