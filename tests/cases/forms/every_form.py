"""Every form of the site, for a dispute at the table."""

from cases.forms.base import FORMS
from cases.forms.handle.complaint import Complaint
from cases.forms.handle.estate_notices import ConcludeNotice, IssueNotice
from cases.forms.handle.registration import Registration
from cases.forms.handle.strike_offs import StrikeOffs
from cases.forms.mediate.agreement_editor import AgreementForm
from cases.forms.mediate.clause_fields import FIELDS
from cases.forms.mediate.quick_record import QuickForm
from cases.forms.mediate.quick_sides import SIDE, SideFormSet
from cases.models import EstateNotice, EstateNoticeEvent
from mediation import clock
from mediation.directory.models import Estate


def form_of(people, cls):
    return cls(case=people.dispute.case, actor=people.as_clerk)


def of_a_notice(people):
    """The forms of a notice without a case: a new one, and what became of it."""
    estates = Estate.objects.filter(committee=people.committee)
    event = EstateNoticeEvent(on=clock.today())
    return [
        IssueNotice(estates=estates, department=None),
        ConcludeNotice(notice=EstateNotice(), events=[event]),
    ]


def pages_that_are_no_act(people):
    """The forms that open a case: at the window, on the spot, from an estate's page."""
    desk = Registration(actor=people.as_clerk)
    sides = SideFormSet(prefix=SIDE, initial=[{}, {}])
    gate = QuickForm(actor=people.as_mediator, sides=sides)
    notices = of_a_notice(people)
    rows = [*notices, *desk.parties, *desk.claims, *sides, sides.empty_form, desk.claims.empty_form]
    return [desk.matter, gate, Complaint(), StrikeOffs(), *rows]


def clauses_of_every_kind(people):
    """The editor, an empty clause of each kind, and an instalment."""
    editor = AgreementForm(case=people.dispute.case, draft=None)
    clauses = [editor.clauses.blank(kind) for kind in FIELDS]
    parts = [clause.blank_part for clause in clauses if clause.parts is not None]
    return [editor, *clauses, *parts]


def every_form(people):
    """Every form on which a case is opened or an act is done."""
    acts = [form_of(people, cls) for cls in FORMS.values()]
    return [*acts, *pages_that_are_no_act(people), *clauses_of_every_kind(people)]
