"""A payment order on its way: issued within fifteen days, served within thirty, objected to within
fifteen (K18); one that cannot be served ends the procedure (民诉法解释 430)."""

from django.db import models

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles
from cases.law.clocks_of_courts import COURT, TO_ISSUE_AN_ORDER, TO_OBJECT, TO_SERVE_AN_ORDER
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.punctuation import without_final_stop

from . import guards_of_payment_orders as g
from .guards_of_claims import filing_is_proved

DEBTOR = "债务人"


class PaymentOrders(models.Model):
    """Acts on an order that the court issues and serves."""

    class Meta:
        abstract = True

    @entry(
        states={S.ADJUDICATING},
        label="登记法院发出支付令",
        permission=roles.office,
        guards=(g.order_is_to_be_issued,),
        quiet=True,
        effects=Effects(ends=(TO_ISSUE_AN_ORDER,), starts=ClockTrigger.ISSUE),
        rests_on=(shared.last_court_message,),
    )
    def issue_order(self, *, by, on):
        """The court issued the order; within thirty days it must be served."""
        order = self.sheet.current_proceeding
        order.issued_on = on
        order.save(update_fields=["issued_on"])
        due = self.start_clock(TO_SERVE_AN_ORDER, on, must_act=COURT, after=(TO_ISSUE_AN_ORDER,))
        return Done(
            f"{order.body}发出支付令。{by_last_day(due)}没有送达债务人的，支付令自行失效"
            f"（{articles.ORDER_NOT_SERVED}）。",
            facts={"proceeding": order.pk},
        )

    @entry(
        states={S.ADJUDICATING},
        label="登记支付令送达",
        permission=roles.office,
        guards=(g.order_is_to_be_served, g.order_is_served_in_time, filing_is_proved),
        quiet=True,
        effects=Effects(ends=(TO_SERVE_AN_ORDER,), starts=ClockTrigger.SERVICE),
        rests_on=(shared.last_court_message,),
    )
    def serve_order(self, *, by, on, proof):
        """The debtor was served: it pays or objects in writing within fifteen days."""
        order = self.sheet.current_proceeding
        order.served_on = on
        order.save(update_fields=["served_on"])
        due = self.start_clock(TO_OBJECT, on, must_act=DEBTOR, after=(TO_SERVE_AN_ORDER,))
        return Done(
            f"支付令送达债务人。债务人应当在{by_last_day(due)}清偿，或者向{order.body}提出书面异议"
            f"（{articles.ORDER_IN_FORCE}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": order.pk},
        )
