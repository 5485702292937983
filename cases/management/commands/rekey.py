"""Bring what was written before, or under an older key, under the present keys."""

from cases.consistency import anchors, notices, protection, rekeying, resealing
from cases.models import Case
from cases.terminal import ChineseCommand, DoneInPart, Progress, Refused
from mediation.accounts import key_probes

DONE = "全部已用现在的密钥"


def _refuse_unlike_the_anchor():
    """Refuse to re-key a database that does not fit its anchors; else pause them."""
    if problem := next(anchors.faults(), None):
        raise Refused(f"{problem.what}先查清再改用密钥。")
    if anchors.file() and rekeying.lines_to_rekey().exists():
        anchors.write(anchors.PAUSED)


def _rekey_notices() -> tuple[int, list[str]]:
    """Seal the notices of no case under the present key; the count, and what was altered."""
    done, altered = 0, []
    for pk in notices.to_rekey().values_list("pk", flat=True):
        wrong = notices.rekey(pk)
        altered += wrong
        done += not wrong
    return done, altered


class Command(ChineseCommand):
    help = (
        "把旧数据改用现在的密钥：经过的校验链、各项记录的校验值、密文。先核对、后改写；一件案件一次提交，"
        "可以随时中断，再运行就接着做。有问题的案件不改，列出来。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--status", action="store_true", help="只看还有多少没有改，不改")

    def handle(self, *args, status, **options):
        """Re-key case by case, or count what is left."""
        if status:
            left = protection.left_under_former_keys()
            self.stdout.write(f"{left or DONE}。")
            return
        _refuse_unlike_the_anchor()
        key_probes.write_missing()
        tick, done, faults = Progress(self.stderr, "已改用密钥"), 0, []
        for pk in rekeying.cases_to_rekey():
            wrong = rekeying.rekey(pk)
            faults += [(pk, what) for what in wrong]
            done += not wrong
            tick()
        if anchors.is_paused():
            anchors.write(anchors.RESTART)
        sealed, unopened = self._reseal()
        orders, altered = _rekey_notices()
        self._name(faults, [*unopened, *altered])
        key_probes.write_missing()
        key_probes.note(key_probes.EVERY_LINE)
        key_probes.keep_the_present()
        changed = f"{done:,}件案件、{sealed:,}项密文已改用现在的密钥"
        changed += f"，另有{orders:,}份整改通知书" if orders else ""
        self.stdout.write(f"✓ {changed if done or sealed or orders else DONE}。")

    def _reseal(self) -> tuple[int, list[str]]:
        """Seal again what is not under the present key; the count, and what does not open."""
        tick, done, unopened = Progress(self.stderr, "已重新加密"), 0, []
        for row in resealing.rows():
            wrong = resealing.reseal(row)
            unopened += [wrong] if wrong else []
            done += not wrong
            tick()
        return done, unopened

    def _name(self, faults, unopened):
        """Name what could not be re-keyed because it was altered before."""
        numbers = dict(
            Case.objects.filter(pk__in={pk for pk, _ in faults}).values_list("pk", "number")
        )
        for what in [*(f"{numbers[pk]}：{what}" for pk, what in faults), *unopened]:
            self.stdout.write(f"✗ {what}")
        if faults or unopened:
            wrong = f"{len(numbers)}件案件、{len(unopened)}项其他数据"
            raise DoneInPart(f"{wrong}有问题，没有改；先查清再运行。")
