"""Fill the demo: two invented committees. Safe to repeat."""

import time

from django.conf import settings

from cases.demo import logins, notices, scene_runner, scenes, shuangyang
from cases.demo.wanan import place, write
from cases.terminal import ChineseCommand, Refused


class Command(ChineseCommand):
    needs_keys = True
    help = "演示数据：万安（1886件已结案件）和双阳（示例，每种状态都有案件）。可以重复运行。"

    def add_arguments(self, parser):
        parser.add_argument("--small", action="store_true", help="只要双阳，每种状态一件")

    def handle(self, *args, small, **options):
        """Create the missing people and cases, then list the log-ins."""
        if not settings.DEMO:
            raise Refused("没有设置 DEMO=1，不能生成演示数据：演示账号的密码是公开打印的。")
        began = time.monotonic()
        town = shuangyang.settle()
        notices.issue(town)
        wanted = scenes.EVERY_STATE if small else scenes.all_of_them()
        created = scene_runner.create_missing(town, wanted, self.say)
        self.say(f"双阳：新增{created}件，共{town.committee.cases.count()}件")
        if not small:
            self.wanan(town)
        logins.write_file([*logins.of_users(), *scene_runner.links(town)])
        self.say(f"登录名和一案链接：{settings.VAR / logins.FILE}")
        self.say(f"演示数据已就绪，用时{time.monotonic() - began:.1f}秒")

    def wanan(self, town):
        """Create the 1886 cases of the first committee, once."""
        there = place.committee()
        if there and not there.cases.filter(origin="generated").exists():
            raise Refused(f"代码 {place.CODE} 已经给了“{there}”，请用空的数据库生成演示数据。")
        created = 0 if there else write.write(town.court, self.say)
        scene_runner.create_missing(town, scenes.BETWEEN_COMMITTEES, self.say)
        total = place.committee().cases.count()
        self.say(f"{place.SHORT}：新增{created}件，共{total}件")

    def say(self, words):
        """Print one line of progress."""
        self.stdout.write(f"→ {words}")
        self.stdout.flush()
