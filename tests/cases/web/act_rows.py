"""The rows of the matrix whose act has a page like all others, and its form opened."""

from cases.forms.base import FORMS
from cases.models import Case
from tests.factories import REACHABLE
from tests.house import matrix, measuring

OWN_PAGES = {name for name, act in matrix.WITH_A_FORM.items() if act.only_at}
ROWS = [row for row in matrix.TAKEN if row.act not in OWN_PAGES]
STATES = [state for state in REACHABLE if any(row.state == state for row in ROWS)]


def opened(d, row):
    """A browser of the first of those who may take the act, its address, and the empty form."""
    row.before(d)
    case, role = Case.objects.get(pk=d.case.pk), min(row.by)
    # Who joined later, as a group does, has no role of the matrix.
    sides = dict(zip(measuring.LINKS, d.both, strict=False))
    actor = d.link(sides[role]) if role in sides else getattr(d.p, f"as_{measuring.STAFF[role]}")
    face = "my" if role in sides else role
    path = f"/{face}/cases/{d.number}/{row.act}/"
    return measuring.browser(d.p, role, case), path, FORMS[row.act](case=case, actor=actor)
