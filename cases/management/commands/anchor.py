"""Write the state of all trails to a file outside the database, or verify the database by it."""

from pathlib import Path

from cases.consistency import anchors
from cases.terminal import ChineseCommand, Refused, reason


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "把全部经过此刻的校验值写进数据库以外的锚点文件（ANCHOR_FILE），并打印这一行，可以邮寄或者"
        "打印留存；每日运行每天写一行。--verify 用锚点核对数据库：截断、改写、恢复旧备份都查得出。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--verify", action="store_true", help="只核对，不写")
        parser.add_argument("--file", type=Path, metavar="FILE", help="用这份文件核对，如留存的")

    def handle(self, *args, verify, file, **options):
        """Write a line, or verify."""
        path = file or anchors.file()
        if path is None:
            raise Refused("没有设置锚点文件，请在环境中设置 ANCHOR_FILE。")
        try:
            if verify or file:
                self._verify(path)
            else:
                self.stdout.write(str(anchors.write()))
        except anchors.Unreadable as wrong:
            raise Refused(str(wrong)) from wrong
        except OSError as wrong:
            raise Refused(f"{path}：{reason(wrong)}。") from wrong

    def _verify(self, path):
        if path == anchors.file() and (gone := anchors.missing()):
            raise Refused(gone)
        path.stat()  # raises where there is none
        texts = anchors.texts_of(path)
        problems = list(anchors.problems(texts))
        for problem in problems:
            self.stdout.write(f"✗ {problem}")
        if problems:
            raise Refused(f"锚点有{len(problems)}处不符。")
        self.stdout.write(f"✓ 数据库与{len(texts)}行锚点相符。")
