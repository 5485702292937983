"""The rows of every guard of the time a court is held to, and of payment orders on their way."""

from datetime import date

from cases.phases.adjudicate import guards_of_claims as claims
from cases.phases.adjudicate import guards_of_court_time as g
from cases.phases.adjudicate import guards_of_payment_orders as o
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after
from tests.deeds_after import court_accepts, order_is_accepted, order_is_issued, suit_is_filed
from tests.moments import MONDAY

DAY = MONDAY
PROGRESS = "（本会规定：法院程序登记）"
PROVE_IT = f"请写明起诉状、申请书等已经提交的凭证，例如收件回执。{PROGRESS}"
NOT_SERVED = "（《民诉法解释》第四百三十条）"
TRIALS = "（《民事诉讼法》第一百五十二条、第一百六十四条、第一百六十八条）"
REASON = {"words": "案情复杂"}
SERVED = {"proof": "送达回证"}


def simple(d):
    d.office("set_procedure", procedure="simple")


ROWS = [
    Row(
        g.a_suit_is_tried,
        f"只有法院已经受理、还没有判决的诉讼，才登记审理程序。{PROGRESS}",
        "set_procedure",
        after(S.ADJUDICATING, suit_is_filed, procedure="simple"),
        after(S.ADJUDICATING, court_accepts, procedure="simple"),
    ),
    Row(
        g.procedure_is_another,
        f"登记的就是这种程序，不用再登记。{PROGRESS}",
        "set_procedure",
        after(S.ADJUDICATING, suit_is_filed, simple, procedure="ordinary"),
        after(S.ADJUDICATING, suit_is_filed, simple, procedure="simple"),
    ),
    Row(
        g.court_time_runs,
        f"没有在计算的审限、审查期限，不能延长。{PROGRESS}",
        "court_extends",
        after(S.ADJUDICATING, court_accepts, until=date(2026, 4, 20), **REASON),
        after(S.ADJUDICATING, suit_is_filed, until=date(2026, 4, 20), **REASON),
    ),
    Row(
        g.extended_to_a_later_day,
        f"延长后的最后一天要晚于原来的最后一天（2026年4月1日）。{PROGRESS}",
        "court_extends",
        after(S.ADJUDICATING, court_accepts, until=date(2026, 4, 2), **REASON),
        after(S.ADJUDICATING, court_accepts, until=date(2026, 4, 1), **REASON),
    ),
    Row(
        g.extended_within_the_law,
        f"审限只能延长到法律规定的长度，最迟到2026年7月2日，请核对。{TRIALS}",
        "court_extends",
        after(S.ADJUDICATING, suit_is_filed, simple, until=date(2026, 7, 2), **REASON),
        after(S.ADJUDICATING, suit_is_filed, simple, until=date(2026, 7, 3), **REASON),
    ),
    Row(
        o.order_is_to_be_issued,
        "没有法院已经受理、还没有发出的支付令。（《民事诉讼法》第二百二十七条）",
        "issue_order",
        after(S.ADJUDICATING, order_is_accepted),
        after(S.ADJUDICATING, order_is_issued),
    ),
    Row(
        o.order_is_to_be_served,
        f"没有已经发出、还没有送达的支付令；先登记法院发出支付令。{NOT_SERVED}",
        "serve_order",
        after(S.ADJUDICATING, order_is_issued, **SERVED),
        after(S.ADJUDICATING, order_is_accepted, **SERVED),
    ),
    Row(
        claims.filing_is_proved,
        PROVE_IT,
        "serve_order",
        after(S.ADJUDICATING, order_is_issued, **SERVED),
        after(S.ADJUDICATING, order_is_issued, proof=" "),
    ),
]
