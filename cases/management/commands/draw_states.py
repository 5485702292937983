"""Write docs/states.md from the code."""

from django.conf import settings

from cases.door.states_page import states_page
from cases.terminal import ChineseCommand, Refused

PAGE = settings.ROOT / "docs" / "states.md"


class Command(ChineseCommand):
    help = "按代码重写 docs/states.md：全部状态、步骤、条件和依据。"

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="只核对，不一致则退出码为 1")

    def handle(self, *args, check, **options):
        """Write the page, or with `--check` report whether it is stale."""
        page = states_page()
        if check and (not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page):
            raise Refused("docs/states.md 与代码不一致，请运行 make draw。")
        if not check:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(page, encoding="utf-8")
        self.stdout.write("docs/states.md 与代码一致。")
