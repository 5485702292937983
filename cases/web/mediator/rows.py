"""The buttons of the agreement editor without script: add, delete, move a clause or instalment."""

from django.forms.utils import ErrorDict

from cases.forms.mediate.agreement_editor import ClauseFormSet
from cases.forms.mediate.instalments import MOST_PARTS, PartFormSet
from cases.forms.rows_without_script import (
    row_count,
    whole_number,
    with_row_added,
    with_row_deleted,
)
from cases.law import money
from cases.law.sums import parse_yuan
from cases.law.written_days import read_day

CLAUSE = "clause"
PAID_UP = "分期付的，付清日期请空着，或者改成最后一期的到期日。"


def unchecked(form):
    """A bound form that shows its values and no errors."""
    form._errors = ErrorDict()
    return form


def unchecked_set(formset):
    """The same for every row of a formset."""
    formset._non_form_errors = formset.error_class()
    formset._errors = [unchecked(form).errors for form in formset.forms]
    return formset


def changed(data):
    """The editor's data after the pressed button: a clause or an instalment more, …"""
    name = next(name for name in BUTTONS if name in data)
    return BUTTONS[name](data, data[name])


def _add(data, kind):
    place = row_count(data, CLAUSE)
    data = with_row_added(data, CLAUSE, ClauseFormSet)
    data[f"{CLAUSE}-{place}-kind"] = kind
    data[f"{CLAUSE}-{place}-ORDER"] = str(place + 1)
    data[f"{CLAUSE}-{place}-part-TOTAL_FORMS"] = data[f"{CLAUSE}-{place}-part-INITIAL_FORMS"] = "0"
    return data


def _remove(data, place):
    return with_row_deleted(data, f"{CLAUSE}-{place}")


def _add_part(data, place):
    return with_row_added(data, f"{CLAUSE}-{place}-part", PartFormSet)


def _remove_part(data, places):
    place, _, part = places.partition(":")
    return with_row_deleted(data, f"{CLAUSE}-{place}-part-{part}")


def _move(data, words):
    """Swap the positions of a clause and its neighbour."""
    way, _, place = words.partition(":")
    alive = [n for n in range(row_count(data, CLAUSE)) if not data.get(f"{CLAUSE}-{n}-DELETE")]
    line = sorted(alive, key=lambda n: _order(data, n))
    if whole_number(place, -1) not in line:
        return data
    here = line.index(int(place))
    there = here + (-1 if way == "up" else 1)
    if 0 <= there < len(line):
        line[here], line[there] = line[there], line[here]
    data = data.copy()
    for number, n in enumerate(line, 1):
        data[f"{CLAUSE}-{n}-ORDER"] = str(number)
    return data


def _order(data, n) -> int:
    sent = data.get(f"{CLAUSE}-{n}-ORDER", "")
    return whole_number(sent, n + 1)


def _split(data, place):
    """Equal instalments, monthly from the first day given."""
    row = f"{CLAUSE}-{place}"
    try:
        total = parse_yuan(data.get(f"{row}-amount", ""))
        times = min(max(int(data.get(f"{row}-times", "")), 1), MOST_PARTS)
    except ValueError:
        return data
    sums = money.instalments(total, times)
    days = _days(data.get(f"{row}-part-0-due_on", ""), times)
    data = data.copy()
    data[f"{row}-part-TOTAL_FORMS"] = str(times)
    for n in range(times):
        part = f"{row}-part-{n}"
        data.pop(f"{part}-DELETE", None)
        data[f"{part}-amount"], data[f"{part}-due_on"] = money.plain(sums[n]), days[n]
    return data


def split_lacks(data) -> str:
    """What equal instalments need beside what was filled in; empty if nothing or not asked for."""
    row = f"{CLAUSE}-{data.get('split', '')}"
    if "split" not in data or f"{row}-times" not in data:
        return ""
    if not data.get(f"{row}-amount", "").strip():
        return "请先填金额，再平均分期。"
    if not data.get(f"{row}-part-0-due_on", ""):
        return "请填第一期的到期日，再按一次“平均分期”，其余各期逐月排。"
    return PAID_UP if _is_paid_up_on_another_day(data, row) else ""


def _is_paid_up_on_another_day(data, row) -> bool:
    """Whether the day by which all is paid is not that of the last instalment."""
    try:
        times = max(int(data[f"{row}-times"]), 1)
        last = read_day(data.get(f"{row}-due_on", ""))
    except ValueError:
        return False
    return str(last) != _days(data[f"{row}-part-0-due_on"], times)[-1]


def _days(first, times) -> list[str]:
    try:
        return [str(day) for day in money.monthly(read_day(first), times)]
    except ValueError:
        return [""] * times


BUTTONS = {
    "add": _add,
    "remove": _remove,
    "move": _move,
    "add-part": _add_part,
    "remove-part": _remove_part,
    "split": _split,
}
