"""Changes of posts, of estate management and of places update who sees the affected cases.

Acts update the rows of their own case; these changes come from outside every case. What a change
takes away is taken at once; what it gives follows case by case (decision 38).
"""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from cases.access import recounting, taking_away
from cases.functions import row_of
from cases.models import Case
from mediation.accounts.functions import body_of
from mediation.directory.models import Estate, EstateManagement, Function, Post, Street


def remember(sender, instance, **kwargs):
    """Keep the row as it was, for the people who lose by the change."""
    instance.former = sender.objects.filter(pk=instance.pk).first() if instance.pk else None


def follow_management(sender, instance, **kwargs):
    """Update the complaints of an estate whose management changed."""
    rows = [row for row in (vars(instance).pop("former", None), instance) if row]
    for row in rows:
        if row.company_id:
            taking_away.from_company(row.company_id, row.estate_id)
    for estate in sorted({row.estate_id for row in rows}):
        recounting.recount(Function.COMPANY, {"estate": estate})


def follow_post(sender, instance, **kwargs):
    """Update the cases of a person whose post began, ended or changed."""
    scopes = set()
    for post in filter(None, (vars(instance).pop("former", None), instance)):
        row = row_of(post.function)
        if row.admission and not row.assigned:
            taking_away.from_person(post.person_id, post.function)
            scopes.add((str(row.function), body_of(post).pk))
    for function, body in sorted(scopes):
        recounting.recount(function, {"body": body})


def follow_estates(sender, instance, action, pk_set, **kwargs):
    """Update the cases of posts whose estates changed, from either side."""
    if not action.startswith("post"):
        return
    posts = [instance] if isinstance(instance, Post) else Post.objects.filter(pk__in=pk_set or ())
    for post in posts:
        follow_post(Post, post)


def follow_place(sender, instance, created, **kwargs):
    """Move the cases of an estate to the lists of the district and street it now lies in."""
    cases = Case.objects.filter(estate=instance)
    if created or not cases.exists():
        return
    street = Street.objects.of_estates([instance.pk]).get(instance.pk)
    district = street.district_id if street else instance.committee.district_id
    cases.exclude(street=street, district=district).update(street=street, district=district)


def connect():
    """Connect the signals of the directory."""
    for sender, follow in ((EstateManagement, follow_management), (Post, follow_post)):
        pre_save.connect(remember, sender=sender)
        post_save.connect(follow, sender=sender)
        post_delete.connect(follow, sender=sender)
    post_save.connect(follow_place, sender=Estate)
    m2m_changed.connect(follow_estates, sender=Post.estates.through)
