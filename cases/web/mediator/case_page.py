"""The mediator's case page: the shared page under tabs, with offers, sessions and caucus notes."""

from cases.door.situation import is_at_rest
from cases.forms.people import holder_of_link
from cases.functions import Section
from cases.visibility import sections
from cases.web import case_parts, paper_pages
from cases.web.marks import only_the_seal_is_lacking
from cases.web.staff import claims, held_sessions, names_of, title, with_days
from cases.words.states import waiting_for
from mediation import clock

STORY, PARTIES, OFFERS, SESSIONS, PAPERS = "story", "parties", "offers", "sessions", "papers"
LABELS = {
    STORY: "经过",
    PARTIES: "当事人",
    OFFERS: "请求与方案",
    SESSIONS: "调解记录",
    PAPERS: "文书",
}


def context(face, request, number) -> dict:
    """What every face shows, and the contents of the chosen tab."""
    case = case_parts.find(request, number)
    tab = request.GET.get("tab", "")
    tab = tab if tab in LABELS else STORY
    found = case_parts.context(face.name, case, request.actor)
    shown = sections(case, request.actor)
    more = {
        PARTIES: lambda: {"calls": _calls(case)},
        OFFERS: lambda: {"claims": claims(case), "offers_made": offers_made(case)},
        SESSIONS: lambda: _sessions(case, shown),
        PAPERS: lambda: {"papers": paper_pages.rows(face, case, request.actor)},
    }
    found |= more.get(tab, dict)()
    found["case"]["title"] = title(case)
    found["stages"] = with_days(case, found["stages"])
    found["waits"] = waits(case, found["offers"])
    return found | {"tab": tab, "tabs": tabs(case, tab, found["base"])}


def waits(case, buttons) -> str:
    """Whom the case waits for, when the mediator has no act to take, or only what is performed
    beside a variation that lacks the seal; at rest the page says why."""
    acts = [button for button in buttons if not (button.quiet or button.blocked_by)]
    busy = acts and not only_the_seal_is_lacking(case)
    return "" if busy or is_at_rest(case) else waiting_for(case.status)


def tabs(case, now, base) -> list[dict]:
    """The tabs, each with the number of rows it lists where these are loaded anyway.

    Requests and offers are two lists; one number would be that of neither.
    """
    counts = {PARTIES: len(case.sheet.all_parties)}
    if "sessions" in vars(case.sheet):
        counts[SESSIONS] = len(case.sheet.sessions)
    return [
        {
            "label": label,
            "url": f"{base}#main" if key == STORY else f"{base}?tab={key}#main",
            "current": key == now,
            "count": counts.get(key, 0),
        }
        for key, label in LABELS.items()
    ]


def offers_made(case) -> dict:
    """The offers newest first, and the difference between the sides' last sums."""
    offers, names = case.sheet.offers, names_of(case)
    last = {offer.party.side: offer.amount for offer in offers if offer.amount is not None}
    gap = max(last.values()) - min(last.values()) if len(last) > 1 else None
    rows = [{"offered": offer, "by": names[offer.party_id]} for offer in offers[::-1]]
    return {"rows": rows, "gap": gap}


def _sessions(case, shown) -> dict:
    """The sessions, and for mediators the notes of private talks."""
    notes = []
    if Section.CAUCUS in shown:
        kept = case.caucus_notes.select_related("party").order_by("-on", "-pk")
        names = names_of(case)
        kept = case.sheet.rows("caucus_notes", kept)
        notes = [{"note": note, "with": names[note.party_id]} for note in kept]
    found = {"held": held_sessions(case)[::-1], "notes": notes}
    looked = case.sheet.rows("investigations", case.investigations.order_by("-on", "-pk"))
    return found | {"investigations": looked, "visits": case.sheet.visits}


def _calls(case) -> list[dict]:
    calls = ((party, party.phone_to_call(clock.today())) for party in case.sheet.parties)
    return [
        {"name": holder_of_link(party) if phone != party.phone else party.called, "phone": phone}
        for party, phone in calls
        if phone
    ]
