"""The reviewed table of doors: every route, whom it admits, and what each reads of a case.

Written by hand from the description of the functions; the walker in `test_doors.py` compares the
site with it. A route without an entry fails; who may take which act is in `matrix.py`.
"""

from dataclasses import dataclass

from tests.house.matrix import OFFICE, PARTIES, A, C, K, M, R

SUPERVISOR = frozenset({"supervisor"})
STAFF = frozenset({OFFICE, M, C, K}) | SUPERVISOR


@dataclass(frozen=True)
class Door:
    """One route: what is behind it and who is admitted to the face."""

    # open, desk, home, case, editor, act, paper, members (of a group), own (of its sender),
    # posted (takes POST alone), kept (only in the browser that holds it),
    # left (open; a POST ends the session)
    kind: str
    admits: frozenset = frozenset()


MEMBERS = ("members", "member_book")


def _face(name, *desks, extra_case=()):
    admitted = frozenset({name}) if name != "resident" else frozenset(PARTIES)
    doors = {f"{name}:{desk}": Door("desk", admitted) for desk in desks}
    doors |= {f"{name}:{page}": Door("case", admitted) for page in ("case", *extra_case)}
    doors[f"{name}:act"] = Door("act", admitted)
    if name in (OFFICE, M, C):  # no household reads what another owes
        doors |= {f"{name}:{page}": Door("members", admitted) for page in MEMBERS}
    doors[f"{name}:paper"] = Door("paper", admitted)
    return doors


DOORS = {
    "login": Door("open"),
    "logout": Door("posted"),
    "account": Door("desk", STAFF),
    "password": Door("desk", STAFF),
    "stay": Door("desk", STAFF),
    "public:home": Door("open"),
    "public:estates": Door("open"),
    "public:estate": Door("open"),
    "public:progress": Door("open"),
    "public:sum": Door("open"),
    "public:check": Door("open"),
    "public:paper": Door("open"),
    "public:receipt": Door("kept"),
    "public:put_away": Door("posted"),
    "resident:no_link": Door("open"),
    "resident:open": Door("open"),
    "resident:leave": Door("left"),
    **_face("resident"),
    "resident:home": Door("home", frozenset(PARTIES)),
    "resident:read": Door("paper", frozenset(PARTIES)),
    **_face("company", "desk", "promises", "mediations", "notices", "list"),
    **_face("mediator", "desk", "quick", "list", "list_workbook"),
    "mediator:agreement": Door("editor", frozenset({M})),
    **_face(
        "office",
        "desk",
        "register",
        "logins",
        "directory",
        "notices",
        "promises",
        "strike_offs",
        "seals",
        "list",
        "list_workbook",
        "ledgers",
        "referrals",
        "referral_template",
    ),
    **{
        f"{face}:{page}": Door(kind, frozenset({role}))
        for face, role in (("office", OFFICE), ("mediator", M))
        for page, kind in (("scan", "case"), ("file_scan", "editor"), ("take_members", "editor"))
    },
    "mediator:settle_members": Door("editor", frozenset({M})),
    "office:referral_batch": Door("own", frozenset({OFFICE})),
    "office:ledger": Door("own", frozenset({OFFICE})),
    "office:refused_rows": Door("own", frozenset({OFFICE})),
    "office:give_link": Door("case", frozenset({OFFICE})),
    "office:receipt": Door("case", frozenset({OFFICE})),
    **_face("court", "desk", "list", "referrals", "referral_template"),
    "court:referral_batch": Door("own", frozenset({K})),
    **{
        f"supervisor:{desk}": Door("desk", SUPERVISOR)
        for desk in ("desk", "list", "list_workbook", "notices")
    },
    **{f"supervisor:{page}": Door("case", SUPERVISOR) for page in ("case", "ask")},
    **{
        f"supervisor:{act}": Door("editor", SUPERVISOR)
        for act in ("supervise", "close_supervision")
    },
    "supervisor:issue_notice": Door("desk", SUPERVISOR),
    **{
        f"{face}:notice": Door("case", frozenset({role}))
        for face, role in (("office", OFFICE), ("company", C), ("supervisor", "supervisor"))
    },
    "supervisor:decide": Door("request", SUPERVISOR),  # for people of the asker's office
    "supervisor:paper": Door("paper", SUPERVISOR),
    "reports:brief": Door("desk", frozenset({OFFICE, M})),
    "reports:brief_pdf": Door("desk", frozenset({OFFICE, M})),
    "reports:brief_pdf_in_full": Door("desk", frozenset({OFFICE, M})),
}

TABS = {
    "mediator": [f"?tab={tab}" for tab in ("story", "parties", "offers", "sessions", "papers")],
    "office": [
        f"?part={part}" for part in ("story", "claims", "sessions", "dossier", "numbers", "views")
    ],
}
# The further views of a route, by the query of its address.
VIEWS = {f"{face}:case": tabs for face, tabs in TABS.items()} | {
    "office:list": ["?filter=open", "?shelf=due"],
    "office:list_workbook": ["?shelf=due"],
    "mediator:list": ["?shelf=mine"],
    "company:desk": ["?show=rating"],
    "court:list": ["?step=sent"],
    "supervisor:list": ["?filter=open", "?flag=urgent"],
    "reports:brief": ["?since=2020-01-01"],
}

# What each may read of a visible case: sections, and audiences of trail lines.
TO_A_PARTY = {"parties", "mediation", "agreement", "money", "court"}
TO_STAFF = TO_A_PARTY | {"contacts", "sessions"}
READS = {
    OFFICE: (TO_STAFF, {"all", "mediation", "staff"}),
    M: (TO_STAFF | {"caucus"}, {"all", "mediation", "staff", "mediator"}),
    C: (set(), {"all"}),
    K: ({"parties", "contacts", "agreement", "money", "court"}, {"all"}),
    A: (TO_A_PARTY, {"all", "mediation"}),
    R: (TO_A_PARTY, {"all", "mediation"}),
    "supervisor": ({"parties", "money", "court"}, {"all"}),
    "nobody": (set(), set()),
}
