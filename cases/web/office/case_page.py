"""The case page of the office: what every face shows, and the whole dossier beside it."""

from django.db.models import Count, Window

from cases.models import AccessLog, NumberDrawn
from cases.papers import dossier
from cases.papers.dossier import Presence
from cases.web import case_parts, paper_pages
from cases.web.staff import claims, held_sessions, title, with_days

ELSEWHERE = "本案由台账导入，纸质卷另存，系统内没有卷内文书。"
MOST_VIEWS = 200
NOT_MEDIATED = "没有受理过调解，不立卷。"
PARTS = {
    "story": "经过",
    "parties": "当事人",
    "claims": "请求",
    "sessions": "调解记录",
    "dossier": "文书与卷宗",
    "numbers": "编号",
    "views": "查看记录",
}


def context(face, case, actor, part) -> dict:
    """What the office reads about one case: an overview, and one part of it in full."""
    part = part if part in PARTS else "story"
    found = case_parts.context(face.name, case, actor)
    more = {
        "claims": lambda: {"claims": claims(case)},
        "sessions": lambda: {
            "held": held_sessions(case),
            "investigations": case.sheet.rows(
                "investigations", case.investigations.order_by("-on", "-pk")
            ),
        },
        "dossier": lambda: {
            "papers": paper_pages.rows(face, case, actor),
            "dossier": dossier_rows(case),
        },
        "numbers": lambda: {"numbers": numbers(case)},
        "views": lambda: {"views": views(case)},
    }
    found["case"]["title"] = title(case)
    found["stages"] = with_days(case, found["stages"])
    extra = more.get(part, dict)()
    return found | extra | {"part": part, "tabs": tabs(part), "facts": facts(case)}


def tabs(part) -> list[dict]:
    """The parts of the case, the present one marked."""
    return [
        {"label": label, "url": f"?part={name}", "current": name == part, "count": 0}
        for name, label in PARTS.items()
    ]


def dossier_rows(case) -> dict:
    """The list of required papers with what is missing; empty before acceptance."""
    if case.accepted_on is None or dossier.is_kept_elsewhere(case):
        note = ELSEWHERE if case.accepted_on else NOT_MEDIATED
        return {"note": note, "rows": [], "summary": "", "complete": False}
    rows = [_dossier_row(entry) for entry in dossier.required(case)]
    lacking = len(dossier.missing(case))
    loose = sum(not row["there"] for row in rows) - lacking
    summary = f"缺 {lacking} 份" if lacking else f"{loose} 份待入卷" if loose else "齐全"
    complete = not lacking and not loose
    return {"note": "", "rows": rows, "summary": summary, "complete": complete}


def _dossier_row(entry) -> dict:
    """One required paper: its name, how it is present, and whether that is settled."""
    reason = f"：{entry.reason}" if entry.reason else ""
    return {
        "title": entry.kind.title,
        "presence": f"{entry.presence}{reason}",
        "there": entry.presence not in (Presence.LACKING, Presence.RECORDED),
    }


def numbers(case) -> list[dict]:
    """Every number drawn for the case, the void ones marked, and those of other systems."""
    drawn = case.numbers.select_related("series").order_by("pk")
    rows = [
        {
            "kind": row.series.get_kind_display(),
            "number": row.number,
            "void": row.reason if row.status == NumberDrawn.Status.VOID else "",
        }
        for row in drawn
    ]
    if case.recorded_number:
        rows.append({"kind": "原编号", "number": case.recorded_number, "void": ""})
    return rows


def views(case) -> list[AccessLog]:
    """The log of views of personal data from outside the committee; each row knows the `total`."""
    log = case.access_log.annotate(total=Window(Count("pk")))
    return list(log.order_by("-at", "-pk")[:MOST_VIEWS])


def facts(case) -> list[tuple[str, str]]:
    """The registered facts, in the order of the form."""
    rows = [
        ("来件渠道", case.get_channel_display()),
        ("案件来源", case.get_source_display()),
        ("小区", str(case.estate or "")),
        ("物业公司", str(case.company or "")),
        ("调解员", str(case.mediator or "")),
        ("等级", f"{case.level}级{'，紧急' if case.urgent else ''}"),
    ]
    return [(label, value) for label, value in rows if value]
