"""The members of a group: the numbers on the case's page, and the list behind each of them."""

from dataclasses import replace

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from cases.functions import Section, row_of
from cases.law.identifiers import mask_name, phone_number, spellings_of_phones
from cases.ledger.members import columns, results
from cases.phases.mediate.member_shares import booked
from cases.phases.mediate.progress_of_groups import counted
from cases.texts_as_seen import as_seen
from cases.visibility import name_of, sections
from cases.web import case_parts
from cases.web.listing.addresses import address
from cases.web.listing.case_list import page_of
from cases.web.listing.cells import LONG, Cell, heads, sum_cell
from cases.web.listing.chips import Chip
from cases.web.listing.workbook import XLSX
from cases.web.words import cn_day, yuan
from cases.words.written_names import replacing
from mediation.accounts.typed_names import tidy_name
from mediation.vault import fingerprints

PAGE, SIZE = "parts/members.html", 50
REPRESENTS = "代表人"
BOUND = "受协议约束"
LABELS = {
    "remaining": "成员",
    "asked": "问过",
    "agree": "同意",
    "refuse": "不同意",
    "silent": "没有表态",
    "settled": "已谈定",
    "not_settled": "没有谈成",
    "bound": BOUND,
    "paid": "已结清",
    "owing": "没结清",
    "representatives": REPRESENTS,
    "left": "已退出",
}
READS = {Section.PARTIES, Section.MEDIATION}
OF_MEDIATION = LABELS.keys() - {"remaining", "representatives", "left"}
COLUMNS = ("序号、户、姓名", "金额", "理由或者抗辩", "情况")
TONES = {"yes": "ok", "no": "late", "": "soon"}


def may_read_list(case, actor) -> bool:
    """Whether this reader sees the list: who mediates, and a body that is a party, but not one
    household what another owes; a court reads what is attached to the agreement."""
    return sections(case, actor) >= READS and not row_of(actor.function).by_link


def chips(case, party, actor, *, chosen=None) -> list[Chip]:
    """The numbers of a group, each with the list behind it; none of a party without a list."""
    if party.kind != party.Kind.GROUP or party.pk not in case.sheet.members_by_group:
        return []
    counts, base = case.sheet.members_of(party.pk), ""
    if may_read_list(case, actor):
        base = reverse(f"{_face(actor)}:members", args=[case.number, party.pk])
    return [
        Chip(
            LABELS[name],
            f"{base}{address(show=name)}" if base else "",
            current=name == chosen,
            count=counts[name],
        )
        for name in _shown(case, actor)
        if counts[name] or name in ("remaining", chosen)
    ]


def _face(actor) -> str:
    return row_of(actor.function).desk.strip("/")


def _shown(case, actor) -> list[str]:
    """The numbers this reader may see."""
    told = Section.MEDIATION in sections(case, actor)
    return [name for name in LABELS if told or name not in OF_MEDIATION]


def _group_of(request, number, group):
    """The case and its group, if this actor may read who is in it; else 404."""
    case = case_parts.find(request, number)
    party = next((one for one in case.sheet.all_parties if one.pk == group), None)
    is_group = party is not None and party.kind == party.Kind.GROUP
    if not (is_group and may_read_list(case, request.actor)):
        raise Http404
    return case, party


def page(face, request, number, group) -> dict:
    """The context of the list of one group's members; 404 for who may not read it."""
    case, party = _group_of(request, number, group)
    actor, (name, text) = request.actor, _asked(request, case)
    rows = _listed(party, name, text, case, actor).annotate(booked=booked())
    total = None if text else case.sheet.members_of(party.pk)[name]
    listing = page_of(request, rows, total, SIZE)
    return {
        "case": case_parts.head(case, actor),
        "base": case_parts.base_of(face, case),
        "group_name": name_of(party, actor),
        "head_count": party.head_count,
        "claimed": case.sheet.members_of(party.pk)["claimed"],
        "chips": chips(case, party, actor, chosen=name),
        "columns": heads(*COLUMNS, numeric=("金额",)),
        "rows": [_row(case, member, actor) for member in listing.cases],
        "listing": listing,
        "show": name,
        "book_url": f"../{party.pk}.xlsx{address(show=name, q=text)}",
        "search_text": text,
    }


def _asked(request, case) -> tuple[str, str]:
    """Which of the numbers the list is behind, and what is looked for in it."""
    name = request.GET.get("show", "")
    name = name if name in _shown(case, request.actor) else "remaining"
    return name, tidy_name(request.GET.get("q", ""))


def _listed(party, name, text, case, actor):
    """The members behind that number that are called so, in the order of the list."""
    members = party.members.filter(counted()[name])
    return _found(members, text, case, actor).order_by("number")


def workbook(request, number, group) -> HttpResponse:
    """The members listed as a workbook to fill in and send back."""
    case, party = _group_of(request, number, group)
    full = Section.CONTACTS in sections(case, request.actor)
    name, text = _asked(request, case)
    listed = _listed(party, name, text, case, request.actor)
    rows = (_cells(member, _as_read(case, member, request.actor), full) for member in listed)
    book = results.workbook if request.GET.get("results") else columns.workbook
    which = f"-{LABELS[name]}" * (name != "remaining")
    disposition = content_disposition_header(True, f"{number}-成员名单{which}.xlsx")
    return HttpResponse(book(rows), XLSX, headers={"Content-Disposition": disposition})


def _as_read(case, member, actor):
    """A function that gives what was typed of a member as this reader may see it: to others than
    staff without hidden names, and without the member's own name and telephone."""
    if Section.CONTACTS in sections(case, actor):
        return str
    numbers = spellings_of_phones(member.phone).items()
    own = replacing((member.name, mask_name(member.name)), numbers=numbers)
    return lambda text: own(as_seen(case, text, actor))


def _cells(member, read, full) -> dict:
    """One member as the workbook has it."""
    return {
        "sequence": member.number,
        "household": read(member.household),
        "applicants": member.name if full else mask_name(member.name),
        "phone": member.phone if full else "",
        "amount": "" if member.amount is None else member.amount / 100,
        "grounds": read(member.grounds),
        "representative": "是" * member.representative,
    }


def _found(rows, text, case, actor):
    """The members that are called so: by number and household, by name and phone to staff."""
    if not text:
        return rows
    found = Q(number=int(text)) if text.isdecimal() and len(text) < 6 else Q()
    found |= Q(household__icontains=text)
    if Section.CONTACTS in sections(case, actor):
        found |= Q(name__icontains=text)
        found |= Q(phone_mark__in=fingerprints(phone_number(text) or text))
    return rows.filter(found)


def _row(case, member, actor) -> list[Cell]:
    """One member as this reader may see it; names and telephones only to staff."""
    full, read = Section.CONTACTS in sections(case, actor), _as_read(case, member, actor)
    name = member.name if full else mask_name(member.name)
    called, phone = read(member.household) or name, member.phone if full else ""
    title = f"{member.number} · {called}"
    notes = [name if member.household else "", phone, REPRESENTS * member.representative]
    return [
        Cell(title, " · ".join(filter(None, notes)), look=LONG),
        sum_cell(member.amount),
        Cell(read(member.grounds), look=LONG),
        _standing(member, read),
    ]


def _standing(member, read) -> Cell:
    """What became of the member, as a tag with its day."""
    if member.left_on:
        words = f"：{read(member.left_words)}" if member.left_words else ""
        why = f"{member.get_left_because_display()}{words}"
        return Cell(tag="退出", note=f"{cn_day(member.left_on)} · {why}", look=LONG)
    if member.outcome:
        word = member.get_outcome_display()
        tone = "late" if member.outcome == member.Outcome.NOT else "ok"
        return _result(word, tone, member.agreed_on, member.agreed_amount)
    if member.bound_on:
        return _bound(member)
    asked = f"{cn_day(member.asked_on)}问过" if member.asked_on else ""
    answered = (
        f"{cn_day(member.consent_on)} · {read(member.consent_how)}" if member.consent else asked
    )
    word = member.get_consent_display()
    return Cell(tag=word, tone=TONES[member.consent], note=answered, look=LONG)


def _bound(member) -> Cell:
    """What binds the member, and how much of it is settled."""
    cell = _result(BOUND, "ok", member.bound_on, member.bound_for)
    booked = f"已结 {yuan(member.booked)} 元" if member.booked else ""
    return replace(cell, note=" · ".join(filter(None, (cell.note, booked))))


def _result(word, tone, day, fen) -> Cell:
    """A result as a tag, with its day and sum."""
    sum_ = "" if fen is None else f" · {yuan(fen)} 元"
    return Cell(tag=word, tone=tone, note=f"{cn_day(day)}{sum_}", look=LONG)
