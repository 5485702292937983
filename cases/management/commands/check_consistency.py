"""Report every inconsistency; repair nothing."""

import time
from itertools import islice

from cases import consistency
from cases.models import Case
from cases.terminal import ChineseCommand, Progress, Refused, count

MOST_SHOWN = 20


class Command(ChineseCommand):
    help = (
        "核对：状态与经过一致，金额相加无误，经过的校验链完整，准入记录、号段、文书与原件相符，"
        "加密资料打得开。"
        "只查不改；发现问题退出码为 1。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--limit", type=count, default=MOST_SHOWN, metavar="N", help="找到多少处就停，默认20"
        )

    def handle(self, *args, limit, **options):
        """Report the first faults, or that there is none."""
        began, total = time.monotonic(), Case.objects.count()
        tick = Progress(self.stderr, "已核对", total)
        faults = list(islice(consistency.faults(tick), limit))
        for fault in faults:
            self.stdout.write(f"✗ {fault}")
        if faults:
            more = "（到此为止，可能还有）" if len(faults) == limit else ""
            raise Refused(f"发现{len(faults)}处不一致{more}。")
        self.stdout.write(f"✓ {total:,}件案件全部一致，用时{time.monotonic() - began:.1f}秒。")
