"""Check the installation: database, keys, libraries, fonts, calendar, clock, folder."""

from collections import Counter

from cases.consistency.finding import Mark
from cases.consistency.installation import findings
from cases.terminal import ChineseCommand, Refused


class Command(ChineseCommand):
    help = "检查这套系统装得好不好：✓ 正常，! 需要知道，✗ 必须处理（退出码为 1）。只查不改。"

    def handle(self, *args, **options):
        """Print one line per finding, with its remedy."""
        counts = Counter()
        for finding in findings():
            counts[finding.mark] += 1
            remedy = f"　→ {finding.remedy}" if finding.remedy else ""
            self.stdout.write(f"{finding.mark} {finding.sentence}{remedy}")
        if counts[Mark.WRONG]:
            raise Refused(f"有{counts[Mark.WRONG]}项必须处理。")
        self.stdout.write("可以放心使用。")
