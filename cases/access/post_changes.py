"""Changes of posts, of estate management and of places update who sees the affected cases.

Acts update the rows of their own case; these changes come from outside every case.
"""

from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save

from cases.access import entitlement
from cases.functions import row_of
from cases.models import Case
from mediation.accounts.functions import body_of
from mediation.directory.models import Estate, EstateManagement, Function, Post, Street


def follow_management(sender, instance, **kwargs):
    """Update the complaints of an estate whose management changed."""
    _keep(Q(estate=instance.estate_id), Function.COMPANY)


def follow_post(sender, instance, **kwargs):
    """Update the cases of a person whose post began, ended or covers other estates."""
    if not isinstance(instance, Post):
        return
    row = row_of(instance.function)
    if row.admission and not row.assigned:
        body = body_of(instance)
        _keep(reduce(or_, (Q(**{stake: body}) for stake in row.stakes)), row.function)


def follow_place(sender, instance, created, **kwargs):
    """Move the cases of an estate to the lists of the district and street it now lies in."""
    cases = Case.objects.filter(estate=instance)
    if created or not cases.exists():
        return
    street = Street.objects.of_estates([instance.pk]).get(instance.pk)
    district = street.district_id if street else instance.committee.district_id
    cases.exclude(street=street, district=district).update(street=street, district=district)


def _keep(which: Q, function) -> None:
    """Rewrite the rows of these cases, each under its lock, as an act does.

    In the order of their keys: two changes at once take the locks in the same order.
    """
    keys = Case.objects.filter(which).order_by("pk").values_list("pk", flat=True).distinct()
    for key in list(keys):
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=key)
            entitlement.update_access_rows(case, {function})


def connect():
    """Connect the signals of the directory."""
    for change in (post_save, post_delete):
        change.connect(follow_management, sender=EstateManagement)
        change.connect(follow_post, sender=Post)
    post_save.connect(follow_place, sender=Estate)
    m2m_changed.connect(follow_post, sender=Post.estates.through)
