"""Looking up progress by number and code: three facts, no names, the same answer to any miss."""

from django import forms
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cases.access.links import known_by_code
from cases.law import hours
from cases.law.clock_rules import FIRST_RESPONSE
from cases.law.numbering import case_number, plain_number
from cases.web import what_next
from cases.web.dated import running_clocks
from cases.words.days import remark
from cases.words.readers import Reader
from mediation.accounts import throttle
from mediation.accounts.front_door import open_to_all, takes_posts
from mediation.directory.models import Committee
from mediation.plain_forms import PlainForm

MOST_PER_ADDRESS = 20  # look-ups, for any number
MOST_MISSES = 10  # of one address at one number
MINUTES = 10
# Of all addresses at one number in a day: with six digits a guess hits once in five thousand days.
MOST_MISSES_A_DAY = 200
DAY = 24 * 60
LONGEST = 40  # with a label, spaces and dashes, as people copy it from the receipt
MISS = "登记编号或者查询码不对，请照着回执再核对一遍。"


class LookUp(PlainForm):
    """Number and code, as printed on the receipt."""

    number = forms.CharField(
        label="登记编号",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        help_text="例如 WA2026-000123",
        error_messages={"required": "请写登记编号。"},
    )
    code = forms.CharField(
        label="查询码",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="回执上的6位数字",
        error_messages={"required": "请写查询码。"},
    )


@open_to_all
@never_cache
@takes_posts
@sensitive_post_parameters("code")
def look_up(request):
    """The form, or the state of the case."""
    if request.method != "POST":
        return _page(request, LookUp(initial={"number": request.GET.get("number", "")[:LONGEST]}))
    form = LookUp(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    typed, code = form.cleaned_data["number"], form.cleaned_data["code"]
    number = case_number(typed) or plain_number(typed)
    if _spent(request, number):
        return throttle.too_many(request)
    link = known_by_code(number, code)
    if link is None:
        _count_miss(request, number)
        form.add_error(None, MISS)
        return _page(request, form, status=422)
    return render(request, "public/progress_found.html", _facts(link.case))


def _spent(request, number) -> bool:
    """Whether this address has used up its tries, or all of them those at this number.

    Strangers who guess from elsewhere shut nobody out who knows the code.
    """
    address = throttle.address_of(request)
    asked = throttle.count("progress", address, minutes=MINUTES)
    return (
        asked > MOST_PER_ADDRESS
        or throttle.spent("progress-miss", f"{number} {address}", limit=MOST_MISSES)
        or throttle.spent("progress-number", number, limit=MOST_MISSES_A_DAY)
    )


def _count_miss(request, number) -> None:
    address = throttle.address_of(request)
    throttle.count("progress-miss", f"{number} {address}", minutes=MINUTES)
    throttle.count("progress-number", number, minutes=DAY)


def _facts(case) -> dict:
    running = running_clocks().filter(case=case).order_by("due_on", "pk")
    first = running.not_over().filter(key=FIRST_RESPONSE).first()
    running = running.exclude(key=FIRST_RESPONSE).first()
    return {
        "number": case.number,
        "plain_status": what_next.name_of(case, Reader.PARTY),
        "registered_on": case.registered_on,
        "next_on": running and running.due_on,
        "next_name": running and running.rule.name,
        "next_remark": running and remark(running.due),
        "first": first,
        "first_hour": first and first.due_at and hours.of_day(first.due_at),
    }


def _page(request, form, status=200):
    context = {"form": form, "committees": Committee.objects.order_by("code")}
    return render(request, "public/progress.html", context, status=status)
