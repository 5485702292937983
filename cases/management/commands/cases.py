"""List cases for the operator: filtered, as a table or as JSON."""

import json
from itertools import islice

from django.db.models import Q

from cases.law import money, numbering
from cases.models import (
    Agreement,
    Case,
    IssuedDocument,
    Party,
    Payment,
    Proceeding,
    Promise,
    Session,
    Step,
    Title,
)
from cases.search.batches import in_batches
from cases.search.case_numbers import NUMBERS, with_court_number, with_serial
from cases.states import STATES_OF_STAGE, Stage, Status
from cases.terminal import COMMITTEE_NAME, ChineseCommand, count
from mediation.accounts.typed_names import name_spellings, spellings
from mediation.directory.committee_lookup import find_committee

DRAFTED = ("signing", "in_force", "performed")
ADJUDICATION = ~Q(kind=Proceeding.Kind.ENFORCEMENT)
ENFORCEMENT = Q(kind=Proceeding.Kind.ENFORCEMENT)

HAS = {
    "agreement": ("书面协议", Agreement, Q(form="written", status__in=DRAFTED)),
    "oral_agreement": ("口头协议", Agreement, Q(form="oral", status__in=DRAFTED)),
    "session": ("调解记录", Session, Q()),
    "document": ("已制发的文书", IssuedDocument, Q()),
    "proceeding": ("裁处程序", Proceeding, ADJUDICATION),
    "enforcement": ("执行程序", Proceeding, ENFORCEMENT),
    "title": ("执行依据", Title, Q(kind__in=sorted(Title.ENFORCEABLE))),
    "payment": ("付款", Payment, Q()),
    "promise": ("承诺", Promise, Q()),
    "acceptance": ("受理", Step, Q(milestone="accepted")),
}
RELATED = ("committee", "estate", "mediator")
MEASURED = 500  # rows used to lay out the table; later ones use the same widths


class Command(ChineseCommand):
    help = "列出案件。不写 --committee 时列出全部调委会的案件，供系统运维使用。"

    def add_arguments(self, parser):
        parser.add_argument("--state", choices=_states(), metavar="S", help=_among())
        parser.add_argument("--stage", choices=Stage.values, help="阶段")
        parser.add_argument("--has", choices=sorted(HAS), metavar="X", help=_has_help())
        parser.add_argument("--committee", metavar="NAME", help=COMMITTEE_NAME)
        parser.add_argument("--search", metavar="TEXT", help="编号、标题、地点、经过或者当事人")
        parser.add_argument("--limit", type=count, metavar="N", help="最多列出多少件")
        parser.add_argument("--format", choices=["table", "json"], default="table", help="格式")

    def handle(self, *args, **options):
        """Newest first."""
        cases, limit = chosen(options), options["limit"]
        lines = (as_line(c) for batch in in_batches(cases, newest_first=True) for c in batch)
        lines = islice(lines, limit)
        if options["format"] == "json":
            self.json(lines)
        else:
            self.table(lines, in_all=cases.count() if limit else None)

    def json(self, lines):
        """Write one array, row by row."""
        opened = False
        for line in lines:
            self.stdout.write(",\n" if opened else "[\n", ending="")
            self.stdout.write("  " + json.dumps(line, ensure_ascii=False), ending="")
            opened = True
        self.stdout.write("\n]" if opened else "[]")

    def table(self, lines, in_all=None):
        """Write a table, a screenful at a time; `in_all` where only the first are listed."""
        total = 0
        while page := list(islice(lines, MEASURED)):
            total += len(page)
            self.rows(tuple(HEADINGS.values()), *map(_cells, page))
        more = in_all is not None and in_all > total
        shown = f"列出 {total:,} 件，" if more else ""
        self.stdout.write(f"{shown}共 {in_all if more else total:,} 件。")


HEADINGS = {
    "number": "编号",
    "state": "状态",
    "stage": "阶段",
    "committee": "调委会",
    "estate": "小区",
    "mediator": "调解员",
    "amount": "金额（元）",
    "registered_on": "登记日",
    "title": "标题",
}


def chosen(options):
    """The cases selected by the options."""
    cases = Case.objects.select_related(*RELATED)
    if options["committee"]:
        cases = cases.filter(committee=find_committee(options["committee"]))
    if options["state"]:
        cases = cases.in_states([Status(STATE_OF.get(options["state"], options["state"]))])
    if options["stage"]:
        cases = cases.in_states(STATES_OF_STAGE[Stage(options["stage"])])
    if options["has"]:
        _, model, what = HAS[options["has"]]
        cases = cases.filter(pk__in=model.objects.filter(what).values("case"))
    return search(cases, options["search"]) if options["search"] else cases


def search(cases, text):
    """Cases with the text in a number, title, place, account or party."""
    condition = with_court_number(text) | with_serial(text)
    for column in NUMBERS:
        condition |= Q(**{f"{column}__in": numbering.spellings(text)})
    for way in name_spellings(text):
        condition |= Q(pk__in=Party.objects.filter(name__icontains=way).values("case"))
    for way in spellings(text):
        for column in (*NUMBERS, "title", "place", "summary"):
            condition |= Q(**{f"{column}__icontains": way})
    return cases.filter(condition)


def as_line(case) -> dict:
    """One case for machines: sums in 元 as text, days in ISO form, missing values null or empty."""
    return {
        "number": case.number,
        "dossier_number": case.dossier_number,
        "agreement_number": case.agreement_number,
        "title": case.title,
        "state": case.status,
        "stage": case.stage,
        "committee": case.committee.short_name,
        "estate": case.estate.name if case.estate else None,
        "mediator": case.mediator.name if case.mediator else None,
        "amount": None if case.amount is None else money.plain(case.amount),
        "amount_agreed": money.plain(case.amount_agreed),
        "amount_paid": money.plain(case.amount_paid),
        "registered_on": case.registered_on.isoformat(),
    }


STATE_OF = {status.label: status.value for status in Status}


def _cells(line) -> tuple[str, ...]:
    shown = line | {"state": Status(line["state"]).label}
    return tuple(shown[key] or "" for key in HEADINGS)


def _states() -> list[str]:
    return [*Status.values, *STATE_OF]


def _among() -> str:
    return "状态：" + "、".join(f"{s.value} {s.label}" for s in Status)


def _has_help() -> str:
    return "有：" + "、".join(f"{name} {words[0]}" for name, words in HAS.items())
