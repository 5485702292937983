"""Changes of posts and of estate management update the access rows of the affected cases.

Acts update the rows of their own case; these two changes come from outside every case.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save

from cases.access import entitlement
from cases.functions import row_of
from cases.models import Case
from mediation.accounts.functions import body_of
from mediation.directory.models import EstateManagement, Function, Post


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


def _keep(which: Q, function) -> None:
    for case in Case.objects.filter(which).distinct().iterator(chunk_size=500):
        entitlement.keep(case, {function})


def connect():
    """Connect the signals of the directory."""
    for change in (post_save, post_delete):
        change.connect(follow_management, sender=EstateManagement)
        change.connect(follow_post, sender=Post)
    m2m_changed.connect(follow_post, sender=Post.estates.through)
