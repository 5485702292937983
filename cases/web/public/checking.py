"""Whether a paper is genuine, by the code printed on it; without names."""

from django.shortcuts import redirect, render

from cases.models import IssuedDocument
from cases.papers.freezing import ALPHABET
from cases.web import throttle
from mediation.accounts.front_door import open_to_all
from mediation.directory.models import Committee

MOST_PER_ADDRESS = 60
MINUTES = 10
CODE_LENGTH = 8


@open_to_all
def ask(request):
    """The form for the code, sent with GET so that it works everywhere."""
    typed = request.GET.get("code", "")
    if not typed:
        return render(request, "public/check.html", {})
    code = normal(typed)
    return redirect("public:paper", code=code) if code else none_found(request, typed)


@open_to_all
def check(request, code):
    """The registered paper with that code."""
    if throttle.count("check", throttle.address_of(request), minutes=MINUTES) > MOST_PER_ADDRESS:
        return throttle.too_many(request)
    related = IssuedDocument.objects.select_related("case__committee").defer("html", "pdf")
    document = related.filter(check_code=normal(code)).first()
    if document is None:
        return none_found(request, code)
    context = {
        "code": document.check_code,
        "title": document.paper.title,
        "number": document.number,
        "issue": document.issue_label,
        "issued_on": document.issued_on,
        "committee_name": document.case.committee.name,
        "committee_phone": document.case.committee.phone,
        "standing": document.standing,
    }
    return render(request, "public/check_found.html", context)


def none_found(request, typed):
    """The page when no paper has that code; it shows the typed code, so that a typo is seen."""
    missing = {"code": typed[:20], "committees": Committee.objects.order_by("code")}
    return render(request, "public/check_none.html", missing, status=404)


def normal(typed: str) -> str:
    """The code as printed, XXXX-XXXX, or an empty text when it cannot be one.

    >>> normal(" 7qk4 m2xd ")
    '7QK4-M2XD'
    """
    letters = "".join(c for c in typed.upper() if c not in "- —－·\t")[: CODE_LENGTH + 1]
    if len(letters) != CODE_LENGTH or any(c not in ALPHABET for c in letters):
        return ""
    return f"{letters[:4]}-{letters[4:]}"
