"""What the pages that open a case share: similar cases, and the categories in two groups."""

from cases.models import Case
from cases.search.similar_cases import Matter, similar_cases_context


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
