"""The office's pages: its desk, its lists, one case; acts use the generic view."""

from cases.web import case_parts, estate_notices, referral_workbooks
from cases.web.face import Face
from mediation.accounts.front_door import admits, takes_posts
from mediation.accounts.request_size import takes_files
from mediation.directory.models import Function

from . import acting, case_page, ledgers, links_given, referrals, registering, striking_off
from . import desk as shelves_of_desk
from . import directory as directory_pages
from . import logins as people

FACE = Face(
    "office",
    Function.OFFICE,
    note="调委会",
    search_hint="编号、姓名、电话、地点…",
    menu=(
        ("desk", "待办", "inbox"),
        ("list", "案件", "folder2-open"),
        ("seals", "盖章", "award"),
        ("register", "登记", "plus-lg"),
        ("reports:brief", "简报", "bar-chart"),
    ),
    account_menu=(
        ("referrals", "移送来的案件"),
        ("logins", "人员登录"),
        ("directory", "人员任职与公司"),
        ("notices", "整改通知"),
    ),
)


class Acting(acting.Acting):
    """Any act of this face."""

    face_of_papers = FACE


@admits(Function.OFFICE)
def desk(request):
    """What the office must do now."""
    context = shelves_of_desk.context(request.actor)
    return FACE.render(request, "office/desk.html", context, current="desk")


@admits(Function.OFFICE)
def case(request, number):
    """One case with its dossier."""
    found = case_parts.find(request, number)
    part = request.GET.get("part", "")
    context = case_page.context(FACE, found, request.actor, part)
    return FACE.render(request, "office/case.html", context, current="list")


@admits(Function.OFFICE)
@takes_posts
def logins(request):
    """Who of the committee is signed in; the office ends a log-in when somebody leaves."""
    return people.page(request, FACE)


@admits(Function.OFFICE)
@takes_posts
def directory(request):
    """Other posts of the committee's people, and its companies, which decide on recusal."""
    return directory_pages.page(request, FACE)


@admits(Function.OFFICE)
@takes_posts
def strike_offs(request):
    """Several handled matters struck off at once, each checked and answered for itself."""
    return striking_off.page(request, FACE)


notice = admits(Function.OFFICE)(estate_notices.notice_page(FACE))
register = admits(Function.OFFICE)(registering.Register.as_view(face=FACE))
links = admits(Function.OFFICE)(links_given.Links.as_view(face=FACE))
receipt = admits(Function.OFFICE)(links_given.receipt_view(FACE))

_all_ledgers = admits(Function.OFFICE)(ledgers.Ledgers.as_view(face=FACE))
all_ledgers = takes_files(ledgers.MAX_REQUEST, ledgers.TOO_LARGE)(_all_ledgers)
ledger = admits(Function.OFFICE)(ledgers.Ledger.as_view(face=FACE))
_all_referrals = admits(Function.OFFICE)(referrals.Referrals.as_view(face=FACE))
all_referrals = takes_files(referral_workbooks.MAX_REQUEST, referral_workbooks.TOO_LARGE)(
    _all_referrals
)
referral_batch = admits(Function.OFFICE)(referrals.Batch.as_view(face=FACE))
referral_template = admits(Function.OFFICE)(referral_workbooks.template_view(by_court=False))
refused_rows = admits(Function.OFFICE)(ledgers.refused_rows)
