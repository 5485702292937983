"""The case page of the office: what every face shows, and the whole dossier beside it."""

from django.db.models import Count, Window
from django.urls import reverse

from cases.access import unmasking
from cases.models import AccessLog, NumberDrawn
from cases.papers import dossier
from cases.papers.evidence import Evidence
from cases.phases.enforce.guards_of_reopening import STILL_OWED
from cases.states import Status
from cases.web import case_parts, paper_pages
from cases.web.staff import claims, held_sessions, title, with_days
from cases.words.days import arose_in_words
from cases.words.punctuation import as_sentence

ELSEWHERE = "本案由台账导入，纸质卷另存；系统内只有另行入卷的扫描件。"
MOST_VIEWS = 200
NOT_MEDIATED = "没有受理过调解，不立卷。"
OVER = frozenset({Status.PERFORMED, Status.FAILED, Status.HANDLED, Status.CLOSED, Status.ARCHIVED})
VISITED = frozenset({Status.PERFORMED, Status.CLOSED, Status.ARCHIVED})
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
            "visits": case.sheet.visits,
        },
        "dossier": lambda: {
            "papers": paper_pages.rows(face, case, actor),
            "dossier": dossier_rows(face.name, case),
        },
        "numbers": lambda: {"numbers": numbers(case)},
        "views": lambda: {"views": views(case), "minutes": unmasking.MINUTES_OPEN},
    }
    found["case"]["title"] = title(case)
    found["stages"] = with_days(case, found["stages"])
    extra = more.get(part, dict)()
    found |= extra | {"part": part, "tabs": tabs(part), "facts": facts(case)}
    return found | {"another": another(case)}


NEW_TROUBLE = "又有新的问题的，另立新案。"
AGAIN = f"没有协议：就同一件事再调的，办“重新调解”；{NEW_TROUBLE}"
OWED = f"{STILL_OWED}；{NEW_TROUBLE}"
ALL_DONE = f"约定的都登记为办完了：其实没有做的，先办“撤回完成登记”；{NEW_TROUBLE}"


def another(case) -> dict:
    """The way to a new case out of one that is over: urged while a bad visit asks for something."""
    if case.status not in OVER:
        return {"url": "", "bad": None}
    bad = case.sheet.visit_to_follow_up if case.status in VISITED else None
    said = bad and {"on": bad.done_on, "words": as_sentence(bad.words), "way": _way_on(case)}
    return {"url": f"{reverse('office:register')}?after={case.number}", "bad": said}


def _way_on(case) -> str:
    """What the office does after a bad visit, by what was agreed and is recorded as done."""
    if case.sheet.title is None:
        return AGAIN
    return OWED if any(d.is_pending for d in case.sheet.obligations) else ALL_DONE


def tabs(part) -> list[dict]:
    """The parts of the case, the present one marked."""
    return [
        {"label": label, "url": f"?part={name}", "current": name == part, "count": 0}
        for name, label in PARTS.items()
    ]


def dossier_rows(face, case) -> dict:
    """The papers of the dossier, each with its pages, and what is missing."""
    entries = dossier.entries(case) if case.accepted_on else []
    note = "" if case.accepted_on else NOT_MEDIATED
    if case.accepted_on and dossier.is_kept_elsewhere(case):
        note = ELSEWHERE
    lacking = len(dossier.missing(case)) if case.accepted_on else 0
    whole = "纸质卷另存" if dossier.is_kept_elsewhere(case) else "齐全"
    return {
        "note": note,
        "rows": [_dossier_row(face, case, entry) for entry in entries],
        "summary": f"还缺 {lacking} 种" if lacking else whole,
        "complete": not lacking,
        "file_url": f"{case_parts.base_of(face, case)}file_scan/",
    }


def _dossier_row(face, case, entry) -> dict:
    """One form: its name, how it is there, and the papers and scans that can be opened."""
    return {
        "title": entry.kind.title,
        "presence": entry.presence,
        "reason": entry.reason,
        "there": entry.presence.is_settled,
        "files": [_file(face, case, file) for file in entry.files],
    }


def _file(face, case, file) -> dict:
    """A paper or scan as a link; the pages of a PDF that is not made yet are not known."""
    if isinstance(file, Evidence):
        url, pages = paper_pages.scan_url(face, case, file), file.pages
        label = f"扫描件（{paper_pages.whose(case, file)}）" if file.party_id else "扫描件"
    else:
        url = reverse(f"{face}:paper", args=[case.number, file.pk])
        pages, label = file.pdf_pages, file.issue_label
    return {"url": url, "label": f"{label}，{pages}页" if pages else label}


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
        ("发生时间", arose_in_words(case)),
        ("轻重", _gravity(case)),
    ]
    return [(label, value) for label, value in rows if value]


def _gravity(case) -> str:
    """How grave the matter is, with the arithmetic of its level and who leads."""
    graded = f"{case.level_in_words}{case.led_in_words}"
    marks = ((case.difficult, "疑难复杂"), (case.urgent, "紧急"))
    return "，".join(filter(None, [graded, *(word for is_so, word in marks if is_so)]))
