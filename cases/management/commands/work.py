"""Background tasks as they come, by a service of their own."""

from cases.jobs.worker import worker
from cases.terminal import ChineseCommand


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "后台任务：岗位、小区管理变了，逐件补上新的准入（收回的当场已经收回）。"
        "一直运行，随时可以停止；没有运行时，由 run_due 每一刻钟补办一次。"
    )

    def handle(self, *args, **options):
        """Work until SIGTERM; a task under way is finished first."""
        one = worker()
        one.configure_signals()
        one.run()
