"""Changes of posts and of estate management update the access rows of the affected cases.

Acts update the rows of their own case; these two changes come from outside every case.
"""

from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save

from cases.access import entitlement
from cases.models import Case
from mediation.directory.models import EstateManagement, Function, Post

TOUCHED = {
    Function.COMPANY: lambda post: Q(company=post.company_id) | Q(parties__company=post.company_id),
    Function.COURT: lambda post: Q(proceedings__court=post.court_id),
}


def follow_management(sender, instance, **kwargs):
    """Update the complaints of an estate whose management changed."""
    _keep(Q(estate=instance.estate_id), Function.COMPANY)


def follow_post(sender, instance, **kwargs):
    """Update the cases of a person whose post began, ended or covers other estates."""
    touched = isinstance(instance, Post) and TOUCHED.get(instance.function)
    if touched:
        _keep(touched(instance), instance.function)


def _keep(which: Q, function) -> None:
    for case in Case.objects.filter(which).distinct().iterator(chunk_size=500):
        entitlement.keep(case, {function})


def connect():
    """Connect the signals of the directory."""
    for change in (post_save, post_delete):
        change.connect(follow_management, sender=EstateManagement)
        change.connect(follow_post, sender=Post)
    m2m_changed.connect(follow_post, sender=Post.estates.through)
