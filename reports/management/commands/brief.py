"""manage.py brief: the Wan'an brief of one committee, as JSON, HTML or one A4 page."""

import json
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from cases.models import Case
from cases.terminal import COMMITTEE_NAME, ChineseCommand, Refused, WrongUsage, day, reason
from mediation import clock
from mediation.directory.committee_lookup import find_committee
from reports.brief_groups import Lists, lists_of
from reports.brief_sheet import sheet, title_of
from reports.documents import base
from reports.documents.brief import brief_html
from reports.periods import Period
from reports.statistics.brief import accepted_between, brief


class Command(ChineseCommand):
    """Print or write the figures; without dates, everything."""

    help = "调解简报：受理进入调解的案件、金额、小区、分类和结果。"

    def add_arguments(self, parser):
        """The options as documented."""
        parser.add_argument("--committee", required=True, metavar="NAME", help=COMMITTEE_NAME)
        parser.add_argument(
            "--from", dest="since", type=day, metavar="D", help="受理日自（2026-10-01）"
        )
        parser.add_argument(
            "--to", dest="until", type=day, metavar="D", help="受理日至（2026-10-31）"
        )
        parser.add_argument("--format", choices=list(_FORMS), default="json", help="格式")
        parser.add_argument("--in-full", action="store_true", help="HTML和PDF加上全部明细")
        parser.add_argument("--out", metavar="FILE", help="写到文件")

    def handle(self, *, committee, since, until, format, in_full, out, **options):
        """Find the committee and the period, then write the brief in the chosen format."""
        if since and until and until < since:
            raise WrongUsage("--to 不能早于 --from。")
        if format == "pdf" and not out:
            raise WrongUsage("PDF 请用 --out 指定文件。")
        found = find_committee(committee)
        cases = Case.objects.filter(committee=found)
        self._write(_FORMS[format](found, cases, Period(since, until), in_full), out)

    def _write(self, content: bytes, out):
        if not out:
            self.stdout.write(content.decode())
            return
        try:
            Path(out).write_bytes(content)
        except OSError as failed:
            raise Refused(f"写不了文件 {out}：{reason(failed)}。") from failed
        self.stdout.write(f"已写入 {out}。")


def _json(committee, cases, period, in_full) -> bytes:
    found = brief(accepted_between(cases, period.since, period.until))
    lists = Lists(reverse("office:list"), period)
    figures = found.plain() | {"lists": lists_of(found, lists)}
    return json.dumps(figures, ensure_ascii=False, indent=1).encode()


def _html(committee, cases, period, in_full) -> bytes:
    laid_out = sheet(
        cases,
        period=period,
        title=title_of(committee.short_name),
        made_by="系统",
        made_on=clock.today(),
        demo=settings.DEMO,
    )
    return brief_html(laid_out, in_full=in_full).encode()


def _pdf(*asked) -> bytes:
    return base.pdf(_html(*asked).decode(), title="调解简报")


_FORMS = {"json": _json, "html": _html, "pdf": _pdf}
