"""Import the days off and make-up days of one or more years."""

import json
from pathlib import Path

from django.db import transaction

from cases.terminal import ChineseCommand, Refused, reason
from mediation.workdays.notice import CalendarError
from mediation.workdays.reading import import_year


class Command(ChineseCommand):
    help = (
        "导入放假和调休日历（国务院通知）。JSON 文件，一年写成 {year, papers, days}，几年写成列表；"
        "一个文件全部导入或者全部不导入。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help="日历文件（JSON）")

    def handle(self, *, file, **options):
        """Import all years of the file or none."""
        try:
            with transaction.atomic():
                notices = [import_year(year) for year in _years(file)]
        except CalendarError as wrong:
            raise Refused(f"没有导入：{wrong}") from wrong
        for notice in notices:
            self.stdout.write(_summary(notice))
        self.stdout.write("暂算的期限在下一次 run_due 时重新计算。")


def _years(file: Path) -> list:
    """The years in the file, which holds one or a list of them."""
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as wrong:
        raise Refused(f"读不了文件 {file}：{reason(wrong)}。") from wrong
    except (ValueError, RecursionError) as wrong:
        raise Refused(f"{file} 不是 UTF-8 编码的 JSON 文件。") from wrong
    if data == []:
        raise CalendarError("文件里没有年份。")
    return data if isinstance(data, list) else [data]


def _summary(notice) -> str:
    if not notice.days:
        return f"{notice.year}年：没有日子，未公布的年份不改动。"
    off = sum(is_off for _, _, is_off in notice.days)
    return f"{notice.year}年：放假 {off} 天，调休上班 {len(notice.days) - off} 天。"
