"""One workbook of referrals, taken in by two clerks at the same moment."""

import threading
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from cases.ledger.referrals import taking_in
from cases.models import Case, ReferralBatch
from cases.web.referral_workbooks import BatchForm
from mediation import clock
from mediation.directory.models import Committee
from tests.cases.ledger.referral_books import book, row
from tests.cast import cast
from tests.six_at_once import at_once


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
            workbook = taking_in.read_for(p.committee, None, rows)
            outcomes.append(taking_in.take_in(batch, workbook, who))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_in, args=(who,)) for who in (p.as_clerk, p.as_deputy)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(one.opened + one.known, one.refused) for one in outcomes] == [(6, [])] * 2
    assert sum(one.opened for one in outcomes) == Case.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_an_unreadable_workbook_sent_six_times_at_once_is_refused_each_time_and_not_kept():
    """By one form in several tabs, and by two clerks; an earlier version raised DoesNotExist."""
    p = cast()
    key = uuid.uuid4().hex

    def send(n):
        file = SimpleUploadedFile("移送.xlsx", b"no workbook at all, but text: \xe7\xa7\xbb")
        committees = Committee.objects.filter(pk=p.committee.pk)
        form = BatchForm({"key": key}, {"file": file}, committees=committees)
        batch = form.taken_in(p.as_clerk if n < 4 else p.as_deputy)
        return batch, list(form.errors)

    for _ in range(5):
        assert at_once(send) == [(None, ["file"])] * 6
    assert not ReferralBatch.objects.exists()
