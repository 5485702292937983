"""The mediator's case page: the shared page under tabs, with offers, sessions and caucus notes."""

from dataclasses import replace

from cases.models import Session
from cases.states import Status
from cases.visibility import Section, sections
from cases.web import page
from cases.web.face import paper_rows
from mediation import clock

from .shelves import WAITS_FOR

STORY, PARTIES, OFFERS, SESSIONS, PAPERS = "story", "parties", "offers", "sessions", "papers"
LABELS = {
    STORY: "经过",
    PARTIES: "当事人",
    OFFERS: "请求与方案",
    SESSIONS: "调解记录",
    PAPERS: "文书",
}
# The acts in the order of the work.
ORDER = (
    "request_mediation consent accept give_notice open_session log_session offer edit_agreement "
    "draft_agreement conclude_orally sign mediator_sign perform_at_once start_performance pay "
    "confirm_payment record_act open_proceeding close visit caucus contact"
).split()


def context(face, request, number) -> dict:
    """What every face shows, and what the chosen tab shows."""
    case = page.find(request, number)
    tab = request.GET.get("tab", "")
    tab = tab if tab in LABELS else STORY
    found = page.context(face.name, case, request.actor)
    shown = sections(case, request.actor)
    more = {
        PARTIES: lambda: {"calls": _calls(case)},
        OFFERS: lambda: {"claims": claims(case), "offers_made": offers_made(case)},
        SESSIONS: lambda: _sessions(case, shown),
        PAPERS: lambda: {"papers": paper_rows(face, case, request.actor)},
    }
    found |= more.get(tab, dict)()
    found["case"]["title"] = title(case)
    found["offers"] = ordered(case, found["offers"])
    found["stages"] = with_days(case, found["stages"])
    found["waits"] = waits(case, found["offers"])
    return found | {"tab": tab, "tabs": tabs(case, tab, found["base"])}


def title(case) -> str:
    """李申与周被：渗漏水纠纷; staff always see the names."""
    sides: dict[int, str] = {}
    for party in case.sheet.needed_parties:
        sides[party.side] = f"{sides[party.side]}等" if party.side in sides else party.name
    about = case.title or f"{case.get_category_display()}纠纷"
    return f"{'与'.join(sides.values())}：{about}" if sides else about


def ordered(case, buttons) -> list:
    """The acts in the order of the work; what is done or has no object yet stands folded."""
    idle = _idle(case)
    found = [replace(b, quiet=b.quiet or b.name in idle, will_check=()) for b in buttons]
    return sorted(found, key=lambda b: (b.quiet, _place(b.name)))


def _place(name) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _idle(case) -> set[str]:
    """Acts nobody looks for now: all have consented, all were served, no promise is open."""
    sheet = case.sheet
    found = set()
    if all(party.consented for party in sheet.needed_parties):
        found.add("consent")
    if all(party.notice_on for party in sheet.needed_parties):
        found.add("give_notice")
    agreement = sheet.agreement
    if case.status == Status.SIGNING and agreement and not agreement.unsigned(sheet.needed_parties):
        found.add("sign")
    if not sheet.waiting_promises:
        found.add("check_promise")
    return found


def waits(case, buttons) -> str:
    """Whom the case waits for, when the mediator has nothing to do himself."""
    busy = any(not (button.quiet or button.blocked_by) for button in buttons)
    return "" if busy else WAITS_FOR.get(Status(case.status), "")


def with_days(case, stages) -> list[dict]:
    """第 12 天 / 30 天 on the stage of mediation, while its clock runs."""
    running = case.sheet.clock("K9")
    if running is None:
        return stages
    day = (clock.today() - running.started_on).days
    whole = (running.due_on - running.started_on).days
    return [
        stage | {"days": f"第 {day} 天 / {whole} 天"} if stage["state"] == "current" else stage
        for stage in stages
    ]


def tabs(case, now, base) -> list[dict]:
    """The tabs; those whose rows were read anyway say how many there are."""
    counts = {PARTIES: len(case.sheet.parties)}
    for key, name in ((SESSIONS, "sessions"), (OFFERS, "offers")):
        if name in vars(case.sheet):
            counts[key] = len(vars(case.sheet)[name])
    return [
        {
            "label": label,
            "url": f"{base}#main" if key == STORY else f"{base}?tab={key}#main",
            "current": key == now,
            "count": counts.get(key, 0),
        }
        for key, label in LABELS.items()
    ]


def claims(case) -> list[dict]:
    """Who wants what from whom."""
    names = {party.pk: party.name for party in case.sheet.all_parties}
    return [
        {
            "item": claim.item,
            "amount": claim.amount,
            "about": claim.approximate,
            "from": names.get(claim.from_party_id, ""),
            "to": names.get(claim.to_party_id, ""),
        }
        for claim in case.claims.order_by("pk")
    ]


def offers_made(case) -> dict:
    """The offers newest first, and how far the sides' last sums lie apart."""
    offers = case.sheet.offers
    last = {offer.party.side: offer.amount for offer in offers if offer.amount is not None}
    gap = max(last.values()) - min(last.values()) if len(last) > 1 else None
    return {"rows": offers[::-1], "gap": gap}


def _sessions(case, shown) -> dict:
    """The sessions, and for the mediator alone what was said behind closed doors."""
    notes = []
    if Section.CAUCUS in shown:
        notes = list(case.caucus_notes.select_related("party").order_by("-on", "-pk"))
    present = _present(case)
    held = [
        {"session": session, "present": "、".join(present.get(session.pk, []))}
        for session in case.sheet.sessions[::-1]
    ]
    return {"held": held, "notes": notes}


def _present(case) -> dict[int, list[str]]:
    """Who was there, by session."""
    names = {party.pk: party.name for party in case.sheet.all_parties}
    found: dict[int, list[str]] = {}
    through = Session.present.through.objects.filter(session__case=case).order_by("pk")
    for session, party in through.values_list("session_id", "party_id"):
        found.setdefault(session, []).append(names[party])
    return found


def _calls(case) -> list[dict]:
    return [
        {"name": party.name, "phone": party.phone} for party in case.sheet.parties if party.phone
    ]
