"""Check and import the ledgers sent to the import page; the page starts it."""

import os

from cases.ledger.uploads import holding, sending, working
from cases.terminal import ChineseCommand

POLITE = 10


class Command(ChineseCommand):
    help = (
        "核对、导入网页上送来的台账。网页会自己启动它；停下了再运行一次，从中断处接着做，不会重复。"
        "同时只有一个在做。"
    )

    def handle(self, *args, **options):
        """Work off what waits, behind the requests of the site."""
        os.nice(POLITE)
        sending.delete_expired()
        done = working.work(holding.beating)
        self.stdout.write(f"办了 {done} 份。" if done else "没有等着办的台账。")
