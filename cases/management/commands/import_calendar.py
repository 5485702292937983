"""Take the work calendar of one or more years from a file."""

import json
from pathlib import Path

from django.db import transaction

from cases import due
from cases.management.answers import Answering, Refused
from mediation.workdays.reading import CalendarUnclear, import_year

MOST_BYTES = 1_000_000


class Command(Answering):
    help = (
        "导入工作日历（国务院放假通知）。文件为 JSON：{year, papers, days:[{name, date, isOffDay}]}"
        "或者若干年的列表；一个文件全部导入或者全部不导入。暂算的期限随后自动重算。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.json", type=Path, help="日历文件")

    def handle(self, *args, file, **options):
        """Say what each year brought; years without days stay unknown."""
        years = _read(file)
        try:
            with transaction.atomic():
                counts = [(import_year(data), data["year"]) for data in years]
        except CalendarUnclear as unclear:
            raise Refused(f"没有导入。{unclear}") from unclear
        for count, year in counts:
            said = f"{count}天" if count else "没有日期，仍按未公布（暂算）处理"
            self.stdout.write(f"{year}年：{said}")
        recounted = due.recount_all()["recounted"]
        self.stdout.write(f"已导入{len(counts)}年，重新计算暂算期限{recounted}项。")


def _read(file: Path) -> list:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Refused(f"{file} 太大，不像工作日历。")
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise Refused(f"读不了 {file}：{wrong.strerror}。") from wrong
    except (ValueError, RecursionError) as wrong:
        raise Refused(f"{file} 不是 JSON 文件，没有导入。") from wrong
    years = data if isinstance(data, list) else [data]
    if not years:
        raise Refused(f"{file} 里没有年份。")
    return years
