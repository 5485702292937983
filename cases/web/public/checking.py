"""Is this paper genuine? By the code printed on it; no names."""

from django.shortcuts import redirect, render

from cases.models import IssuedDocument
from cases.papers.freezing import ALPHABET
from cases.web import throttle
from mediation.accounts.front_door import open_to_all
from mediation.directory.models import Committee

MOST_PER_ADDRESS = 60
MINUTES = 10
CODE_LENGTH = 8
KINDS = {"agreement": "人民调解协议书"}
STANDING = {
    "signing": ("soon", "已定稿，还没有签齐，尚未生效"),
    "in_force": ("ok", "有效"),
    "performed": ("ok", "有效，约定的事项已全部履行"),
}
NO_LONGER = ("late", "已被新的版本取代或者已作废，这一份不再有效")


@open_to_all
def ask(request):
    """The form for the code; a plain GET, so that it works everywhere."""
    typed = request.GET.get("code", "")
    if not typed:
        return render(request, "public/check.html", {})
    code = normal(typed)
    return redirect("public:paper", code=code) if code else none_found(request, typed)


@open_to_all
def check(request, code):
    """What the register says about the paper with that code."""
    if throttle.count("check", throttle.address_of(request), minutes=MINUTES) > MOST_PER_ADDRESS:
        return throttle.too_many(request)
    related = IssuedDocument.objects.select_related("case__committee").defer("html", "pdf")
    document = related.filter(check_code=normal(code)).first()
    if document is None:
        return none_found(request, code)
    tone, standing = standing_of(document)
    context = {
        "code": document.check_code,
        "kind": KINDS.get(document.kind, "文书"),
        "number": document.number,
        "version": document.version,
        "issued_on": document.issued_on,
        "committee_name": document.case.committee.name,
        "committee_phone": document.case.committee.phone,
        "tone": tone,
        "standing": standing,
    }
    return render(request, "public/check_found.html", context)


def none_found(request, typed):
    """No paper has that code; what was typed is shown, so that a slip is seen."""
    missing = {"code": typed[:20], "committees": Committee.objects.order_by("code")}
    return render(request, "public/check_none.html", missing, status=404)


def standing_of(document) -> tuple[str, str]:
    """Tone and words for what the paper is worth today."""
    if document.status != document.Status.IN_FORCE:
        return NO_LONGER
    agreement = document.case.sheet.agreement
    return STANDING.get(agreement.status if agreement else "", NO_LONGER)


def normal(typed: str) -> str:
    """The code as printed, XXXX-XXXX, or nothing when it cannot be one.

    >>> normal(" 7qk4 m2xd ")
    '7QK4-M2XD'
    """
    letters = "".join(c for c in typed.upper() if c not in "- —－·\t")[: CODE_LENGTH + 1]
    if len(letters) != CODE_LENGTH or any(c not in ALPHABET for c in letters):
        return ""
    return f"{letters[:4]}-{letters[4:]}"
