"""One issued paper of a case as a PDF file, and the list of all forms."""

import os
from pathlib import Path

from django.db import transaction

from cases import door
from cases.models.trail import Origin
from cases.papers import freezing
from cases.papers.kinds import KINDS, paper_kind
from cases.search.case_numbers import find_case
from cases.terminal import ChineseCommand, Refused, WrongUsage
from mediation.accounts.actor import SYSTEM
from mediation.directory.committee_lookup import find_committee

IMPORTED = "本案由台账导入，系统没有当时定稿的文本，不能补制；请扫描原件入卷。"


class Command(ChineseCommand):
    help = "把一件案件已制发的文书写成 PDF。文书一经制发即定稿，内容不再变动。"

    def add_arguments(self, parser):
        parser.add_argument(
            "kind", nargs="?", metavar="KIND", help="文书代号或者名称：F9、agreement"
        )
        parser.add_argument("number", nargs="?", metavar="NUMBER", help="案件的任一编号")
        parser.add_argument("--out", metavar="FILE.pdf", help="写到哪个文件")
        parser.add_argument("--committee", metavar="NAME", help="编号有重复时写明调委会")
        parser.add_argument("--list", action="store_true", help="列出全部文书种类")

    def handle(self, *args, **options):
        """List the kinds, or write one paper."""
        if options["list"]:
            self.list_kinds()
            return
        for name in ("kind", "number", "out"):
            if not options[name]:
                raise WrongUsage("请写明文书种类、案件编号和 --out 文件；--list 列出种类。")
        self.write(options)

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

    def write(self, options):
        """Write the PDF of the paper in force."""
        kind = paper_kind(options["kind"])
        if kind is None:
            raise WrongUsage(f"没有“{options['kind']}”这种文书；--list 列出种类。")
        if kind.name not in freezing.draw_pdf:
            raise Refused(_not_drawn(kind))
        committee = options["committee"] and find_committee(options["committee"])
        case = find_case(options["number"], committee or None)
        document = in_force(case, kind)
        keep(Path(options["out"]), document.read_pdf())
        said = f"{kind.title} {document.number} 第{document.version}版"
        self.stdout.write(f"已写入 {options['out']}：{said}，验真码 {document.check_code}。")


def _drawn(kind) -> str:
    if not kind.ours:
        return "—"
    return "可打印" if kind.name in freezing.draw_pdf else "待建"


def _not_drawn(kind) -> str:
    if not kind.ours:
        return f"{kind.title}不由调委会制发，只能扫描原件入卷。"
    return f"{kind.title}还不能由系统打印。"


def in_force(case, kind):
    """The paper of that kind in force; one that was only generated is frozen now."""
    issued = case.documents.filter(kind=kind.name).order_by("-version")
    found = issued.filter(status="in_force").first()
    if found is not None:
        return found
    if issued.exists():
        raise Refused(f"案件 {case.number} 的{kind.title}已被取代或者作废，目前没有有效的文本。")
    if case.origin == Origin.GENERATED:
        return freeze_now(case, kind)
    raise Refused(f"案件 {case.number} 不能打印{kind.title}：{why_none(case)}")


def freeze_now(case, kind):
    """Freeze the paper of a generated case under its lock; whoever comes second finds it there."""
    with transaction.atomic():
        case = door.lock(case.pk, SYSTEM)
        found = case.documents.filter(kind=kind.name, status="in_force").first()
        if found is not None:
            return found
        agreement = final_text(case)
        if agreement is None:
            raise Refused(f"案件 {case.number} 不能打印{kind.title}：{why_none(case)}")
        day = agreement.frozen_on or agreement.effective_on
        return freezing.freeze(case, kind.name, agreement, day)


def final_text(case):
    """The written agreement whose text is final, or None."""
    agreement = case.sheet.agreement
    if agreement is None or agreement.form != "written":
        return None
    return agreement if agreement.frozen_on or agreement.effective_on else None


def why_none(case) -> str:
    """Why the case has no written agreement on paper."""
    if case.origin == Origin.IMPORTED:
        return IMPORTED
    agreement = case.sheet.agreement
    if agreement is None:
        return "没有达成书面协议。"
    return "协议是口头达成的，没有协议书。" if agreement.form == "oral" else "协议还没有定稿。"


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
        raise Refused(f"不能写入 {file}：{wrong.strerror}。") from wrong
