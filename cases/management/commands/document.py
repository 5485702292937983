"""One issued paper of a case as a PDF file, the list of all forms, and the registers."""

import os
from pathlib import Path

from django.db import transaction

from cases import door
from cases.acts import Audience
from cases.door.recording import append, flush, line
from cases.models import Step
from cases.models.trail import Origin
from cases.papers import freezing
from cases.papers.kinds import KINDS, paper_kind
from cases.papers.registers import REGISTERS, register_named, register_rows
from cases.search.case_numbers import find_case
from cases.terminal import ChineseCommand, Refused, WrongUsage, count, reason
from mediation import clock
from mediation.accounts.actor import SYSTEM
from mediation.directory.committee_lookup import find_committee

IMPORTED = "本案由台账导入，系统没有当时定稿的文本，不能补制；请扫描原件入卷。"
LOST = "当时制发的文本不见了，不能补制；请用 check_consistency 核对。"

NEEDED = {
    "kind": "文书种类（--list 列出种类）",
    "number": "案件编号",
    "out": "目标文件（--out 文件.pdf）",
}


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "把一件案件的文书写成 PDF。已制发的原样写出；尚未制发而可以补制的，现在制发，落款日期为今天"
        "（成批生成的演示案件用当时的日期）。"
        "文书一经制发即定稿，内容不再变动。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "kind",
            nargs="?",
            metavar="KIND",
            help="文书代号或者名称：F9、agreement、人民调解协议书",
        )
        parser.add_argument("number", nargs="?", metavar="NUMBER", help="案件的任一编号")
        parser.add_argument("--out", metavar="FILE.pdf", help="写到哪个文件")
        parser.add_argument("--committee", metavar="NAME", help="编号有重复时写明调委会")
        parser.add_argument("--list", action="store_true", help="列出全部文书种类")
        parser.add_argument(
            "--register", metavar="NAME", help=f"按号列出登记簿：{'、'.join(REGISTERS)}"
        )
        parser.add_argument("--year", type=count, metavar="Y", help="哪一年的登记簿；默认今年")

    def handle(self, *args, **options):
        """List the kinds or a register, or write one paper."""
        if options["list"]:
            self.list_kinds()
            return
        if options["register"]:
            self.list_register(options)
            return
        kind = options["kind"] and _kind_named(options["kind"])
        if missing := [what for name, what in NEEDED.items() if not options[name]]:
            raise WrongUsage(f"还没有写{'、'.join(missing)}。")
        self.write(kind, options)

    def list_kinds(self):
        """Every form: code, name, title, who issues it, and whether it can be drawn yet."""
        rows = [
            (
                kind.code,
                kind.name,
                kind.title,
                "本会制发" if kind.ours else "他处出具",
                _drawn(kind),
            )
            for kind in KINDS
        ]
        self.rows(*rows)

    def list_register(self, options):
        """Every serial of the year in its order, the void ones with their reason."""
        kind = register_named(options["register"])
        if kind is None:
            known = "、".join(REGISTERS)
            raise WrongUsage(f"没有“{options['register']}”这种登记簿，可选：{known}。")
        if not options["committee"]:
            raise WrongUsage("登记簿还要写 --committee。")
        year = options["year"] or clock.today().year
        rows = register_rows(kind, find_committee(options["committee"]), year)
        lines = [_register_line(row) for row in rows.iterator(chunk_size=500)]
        self.rows(*lines)
        self.stdout.write(f"{year}年{kind.register}，共{len(lines)}号。")

    def write(self, kind, options):
        """Write the PDF of the paper in force."""
        if not kind.drawing:
            raise Refused(_not_drawn(kind))
        committee = options["committee"] and find_committee(options["committee"])
        case = find_case(options["number"], committee or None)
        document = in_force(case, kind)
        keep(Path(options["out"]), document.read_pdf())
        title = f"{document} {document.issue_label}"
        self.stdout.write(f"已写入 {options['out']}：{title}，验真码 {document.check_code}。")


def _kind_named(name):
    if kind := paper_kind(name):
        return kind
    meant = [kind for kind in KINDS if name in kind.title]
    if not meant:
        raise WrongUsage(f"没有“{name}”这种文书；--list 列出种类。")
    if len(meant) > 1:
        named = "、".join(f"{kind.code} {kind.title}" for kind in meant)
        raise WrongUsage(f"“{name}”可能是：{named}；请写代号。")
    return meant[0]


def _register_line(row) -> tuple[str, ...]:
    case = row.case
    if case is None or row.status == row.Status.VOID:
        return (str(row.serial), row.number, "", "", f"作废：{row.reason}")
    mediator = case.mediator.name if case.mediator else ""
    return (str(row.serial), row.number, case.number, mediator, "")


def _drawn(kind) -> str:
    if not kind.ours:
        return "—"
    return "可打印" if kind.drawing else "待建"


def _not_drawn(kind) -> str:
    if not kind.ours:
        return f"{kind.title}不由调委会制发，只能扫描原件入卷。"
    return f"{kind.title}还不能由系统打印。"


def in_force(case, kind):
    """The newest paper of that kind in force; one never issued is frozen now, where it may be."""
    issued = case.documents.filter(kind=kind.name).order_by("-version")
    document = issued.filter(status="in_force").first()
    if document is not None:
        return document
    if issued.exists():
        raise Refused(f"案件 {case.number} 的{kind.title}已被取代或者作废，目前没有有效的文本。")
    if case.origin == Origin.IMPORTED:
        raise Refused(f"案件 {case.number} 不能打印{kind.title}：{IMPORTED}")
    return freeze_now(case, kind)


def freeze_now(case, kind):
    """Freeze the paper under the lock of its case; a concurrent call returns the same paper."""
    with transaction.atomic():
        case = door.lock(case.pk, SYSTEM)
        found = case.documents.filter(kind=kind.name, status="in_force").first()
        if found is not None:
            return found
        sources = kind.sources(case)
        if isinstance(sources, str):
            raise Refused(f"案件 {case.number} 不能打印{kind.title}：{sources}")
        if case.origin != Origin.GENERATED and kind.issues([case]) is not None:
            raise Refused(f"案件 {case.number} 不能打印{kind.title}：{LOST}")
        late = None if case.origin == Origin.GENERATED else clock.today()
        made = [freezing.freeze(case, kind, of, late or on, to) for of, on, to in sources]
        sentence = f"由命令补制{kind.title}（第{made[-1].version}版）。"
        append(case, line("freeze_paper", sentence, clock.today(), SYSTEM, Audience.STAFF))
        case.unwritten[-1].kind = Step.Kind.ENTRY
        flush(case)
        return made[-1]


def keep(file: Path, content: bytes):
    """Write the file whole or not at all, readable by its owner only: it names people."""
    part = file.with_name(f".{file.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        part.replace(file)
    except OSError as wrong:
        part.unlink(missing_ok=True)
        raise Refused(f"不能写入 {file}：{reason(wrong)}。") from wrong
