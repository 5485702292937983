"""What the pages that open a case share: similar cases, what was sent before, the categories."""

import uuid

from django.urls import reverse

from cases.door import idempotency
from cases.models import Case
from cases.search.similar_cases import Matter, similar_cases_context
from cases.web import receipts

USED = (
    "这张表已经登记为{}；后来改动的还没有提交。"
    "要改登记的内容，请打开那一件更正；确实是另一件，再按一次按钮。"
)
ALIKE = "同样的内容已经登记为{}，没有再登记。确实是另一件的，请勾选这一项再提交。"
SENT_BEFORE = (idempotency.KeyReused, idempotency.SentAlike)


def once_from(form, browser="") -> str | None:
    """The browser from which these values open one case a day; none if it is another matter.

    Of somebody who signed in, all browsers are one.
    """
    return None if form.cleaned_data.get("another") else browser


def refuse_sent_before(form, sent) -> None:
    """Say which case this form opened: under its key with other values, or these values alike."""
    if isinstance(sent, idempotency.SentAlike):
        form.add_error("another", ALIKE.format(sent.case.number))
    else:
        form.add_error(None, USED.format(sent.case.number))
    form.data = form.data.copy()
    form.data[form.add_prefix("key")] = uuid.uuid4().hex


def sent_before(request, actor, page) -> dict:
    """The context of `parts/sent_before.html`: what this person registered last in this browser.

    `page` is the name of the address that shows it.
    """
    last = receipts.last_opened(request, actor)
    return {"sent": last, "sent_url": reverse(page, args=[last.number]) if last else ""}


class ShowsSimilarCases:
    """A page that shows, beside its form, the cases that may be the same matter.

    `opens` names the page of a case, `advice` says what to do when one of them is the same.
    """

    opens = ""
    advice = ""

    def similar(self, matter: Matter | None, *, deferred=False) -> dict:
        """The context of `parts/similar.html`, from the cases this actor may see."""
        cases = Case.objects.visible_to(self.request.actor)
        context = similar_cases_context(cases, matter, deferred=deferred)
        return context | {"opens": self.opens, "advice": self.advice}


def categories_in_groups(category, common) -> dict:
    """The radio buttons of a category: the `common` ones, which come first, and the others."""
    return {
        "common": category.subwidgets[: len(common)],
        "others": category.subwidgets[len(common) :],
        "other_chosen": category.value() not in (None, "", *common),
    }
