"""`manage.py demo [--small]`: two demo committees; safe to repeat."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cases.demo import logins, scenes, shuangyang


class Command(BaseCommand):
    """Fill the demo; what is there already is left alone."""

    help = "演示数据：万安（1886件已结案件）和双阳（示例，每种状态都有案件）。可以重复运行。"

    def add_arguments(self, parser):
        """Take --small."""
        parser.add_argument("--small", action="store_true", help="只要双阳，每种状态一件")

    def handle(self, *, small, **options):
        """Make the cast and the cases, then list the log-ins."""
        if not settings.DEMO:
            raise CommandError("没有设置 DEMO=1，不能生成演示数据：演示账号的密码是公开打印的。")
        town = shuangyang.settle()
        told = scenes.tell_all(town, small=small, say=self.say)
        self.say(f"双阳：新增{told}件，共{town.committee.cases.count()}件")
        logins.write_file([*logins.of_users(), *scenes.links(town)])
        self.say(f"登录名和一案链接见 {settings.VAR / logins.FILE}")

    def say(self, words):
        """One line of progress."""
        self.stdout.write(f"→ {words}")
        self.stdout.flush()
