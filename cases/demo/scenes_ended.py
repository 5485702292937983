"""The cases of 双阳 that have ended: every kind of ending, three of each."""

from cases.states import Status as S

from .scene import COMPLAINED, CONFIRMED, TALKED, WRITTEN, Scene

ENDINGS = {
    "written": (S.ARCHIVED, 190, f"{WRITTEN} start perform end visit"),
    "oral": (
        S.ARCHIVED,
        150,
        "intervene consent accept notice sit evening agree_orally at_once end visit",
    ),
    "oral-later": (
        S.ARCHIVED,
        170,
        f"{TALKED} agree_orally_later start do pay_rest end visit",
    ),
    "failed": (S.ARCHIVED, 140, f"{TALKED} evening part fail end"),
    "stopped": (S.ARCHIVED, 130, f"{TALKED} stop end"),
    "handled": (S.HANDLED, 110, f"{COMPLAINED} rate strike settle"),
    "promise-kept": (S.HANDLED, 100, "dispatch take_up promise keep_promise rate strike settle"),
    "confirmed": (S.ARCHIVED, 210, f"{CONFIRMED} perform end visit"),
    "enforced": (
        S.ARCHIVED,
        260,
        f"{CONFIRMED} do pay_part breach urge ask_enforcement enforce enforced end visit",
    ),
    "refused": (S.CLOSED, 90, "request refuse other_refuses strike close"),
    "declined": (S.DECLINED, 80, "decline"),
    "withdrawn": (S.WITHDRAWN, 70, "dispatch take_up withdraw"),
}
WITH_MONEY = ("leak", "balcony", "works", "dog", "pot", "fee")
WITHOUT = ("piano", "corridor", "noodles", "stairs", "bike", "awning")
OF_COMPANIES = ("pump", "parking", "light", "adverts", "fee_quality", "bike")
MANAGED = ("侨韵苑", "三角梅苑", "新南雅居", "新岭花苑", "归园里小区")
QUARRELS = {
    "oral": ("awning", "corridor", "parking"),
    "failed": WITHOUT,
    "stopped": WITHOUT,
    "handled": OF_COMPANIES,
    "promise-kept": OF_COMPANIES,
    "refused": WITHOUT,
    "declined": ("keys", "vote", "adverts"),
    "withdrawn": OF_COMPANIES,
}


def endings():
    """Three cases of every kind of ending, a fortnight apart, in different places."""
    for offset, (kind, (shows, ago, path)) in enumerate(ENDINGS.items()):
        quarrels = QUARRELS.get(kind, WITH_MONEY)
        for count in range(3):
            yield Scene(
                f"{kind}-{count + 1}",
                shows,
                ago + 14 * count,
                quarrels[(offset + count) % len(quarrels)],
                path,
                MANAGED[(offset + count) % len(MANAGED)],
                "吴旁" if count == 2 else "陈调",
            )
