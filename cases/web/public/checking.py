"""Whether a paper is genuine, by the code printed on it; without names."""

import re

from django.shortcuts import redirect, render

from cases.models import IssuedDocument
from cases.papers.freezing import ALPHABET
from mediation.accounts import throttle
from mediation.accounts.front_door import open_to_all
from mediation.accounts.typed_text import compact
from mediation.directory.models import Committee

MOST_PER_ADDRESS = 60
MINUTES = 10
CODE_LENGTH = 8
LONGEST = 40
BETWEEN = re.compile(r"[\W_]")
LABEL = "验真码"
NUMBER = re.compile(r"号|〔|[a-z]{2,}[0-9]{4}-")


@open_to_all
def ask(request):
    """The form for the code, sent with GET so that it works everywhere."""
    typed = request.GET.get("code", "")
    if not typed:
        return render(request, "public/check.html", {})
    code = normal(typed)
    return redirect("public:paper", code=code) if code else not_a_code(request, typed)


@open_to_all
def check(request, code):
    """The registered paper with that code."""
    typed, code = code, normal(code)
    if not code:
        return not_a_code(request, typed)
    # A code has eight letters: when nothing can be counted, the disk being full, nobody guesses it.
    asked = throttle.count_if_possible("check", throttle.address_of(request), minutes=MINUTES)
    if asked > MOST_PER_ADDRESS:
        return throttle.too_many(request)
    related = IssuedDocument.objects.select_related("case__committee").defer("html", "pdf")
    document = related.filter(check_code=code).first()
    if document is None:
        return none_found(request, code)
    context = {
        "code": document.check_code,
        "title": document.paper.title,
        "number": document.number,
        "issue": document.issue_label,
        "issued_on": document.issued_on if document.paper.dated else None,
        "committee_name": document.case.committee.name,
        "committee_phone": document.case.committee.phone,
        "standing": document.standing,
    }
    return render(request, "public/check_found.html", context)


def none_found(request, code):
    """The page when no paper has that code; it shows the code, so that a typo is seen."""
    missing = {"code": code, "committees": Committee.objects.order_by("code")}
    return render(request, "public/check_none.html", missing, status=404)


def not_a_code(request, typed):
    """The page for what cannot be a code: it shows where the code is printed.

    Nothing is looked up, so that the answer does not reveal whether a number exists.
    """
    is_number = bool(NUMBER.search(compact(typed[:LONGEST])))
    context = {"typed": typed[:LONGEST], "is_number": is_number}
    return render(request, "public/check.html", context, status=422)


def normal(typed: str) -> str:
    """The code as printed, XXXX-XXXX, or an empty text when it cannot be one.

    >>> normal(" 7qk4 m2xd "), normal("验真码：7QK4.M2XD"), normal("洛双物〔2026〕29号")
    ('7QK4-M2XD', '7QK4-M2XD', '')
    """
    words = compact(typed[:LONGEST]).upper().removeprefix(LABEL)
    letters = BETWEEN.sub("", words)
    if len(letters) != CODE_LENGTH or any(c not in ALPHABET for c in letters):
        return ""
    return f"{letters[:4]}-{letters[4:]}"
