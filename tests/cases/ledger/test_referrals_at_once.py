"""One workbook of referrals, taken in by two clerks at the same moment."""

import threading

import pytest
from django.db import connections

from cases.ledger.referrals import taking_in
from cases.models import Case, ReferralBatch
from mediation import clock
from tests.cases.ledger.referral_books import book, row
from tests.cast import cast


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_open_each_referral_once():
    p = cast()
    rows = book(*[row(n, 收到日期=clock.today().isoformat()) for n in range(1, 7)])
    gate, outcomes = threading.Barrier(2), []

    def take_in(who):
        mine = {"committee": p.committee, "principal": who.principal, "key": who.principal}
        batch = ReferralBatch.objects.create(**mine, file_name="移送.xlsx", at=clock.now())
        gate.wait()
        try:
            outcomes.append(taking_in.take_in(batch, rows, who))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_in, args=(who,)) for who in (p.as_clerk, p.as_deputy)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(one.opened + one.known, one.refused) for one in outcomes] == [(6, [])] * 2
    assert sum(one.opened for one in outcomes) == Case.objects.count() == 6
