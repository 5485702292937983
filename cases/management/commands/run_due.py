"""The daily run, by a timer every quarter of an hour or by hand."""

from importlib import import_module

from axes.models import AccessAttempt
from django.conf import settings

from cases.access import recounting
from cases.consistency import anchors
from cases.door import idempotency
from cases.jobs import daily_run
from cases.jobs.worker import do_what_is_left
from cases.ledger.uploads import holding, sending, working
from cases.models.daily_runs import is_long_ago, last_sign_of_life, note_run
from cases.terminal import ChineseCommand, DoneInPart, Progress, Refused, day
from mediation import clock
from mediation.accounts.models import RefusedPage, Tries

WORDS = {
    "recounted": "暂算期限重新计算{}项",
    "lapsed": "期限届满{}项",
    "reminded": "提醒{}项",
    "visited": "回访逾期{}次",
    "promised": "承诺到期{}项",
    "ended": "持续义务期满{}项",
    "defaulted": "转为逾期未履行{}件",
}


CLOCK_JUMPED = (
    "本机现在是{now}，比最近一次登记或者每日运行（{last}）晚了{days}天：这次没有运行，什么都没有改，"
    "免得按错的日期记下届满和逾期。请核对本机的日期和时间同步（NTP）；日期没有错的（例如停用了很久），"
    "运行 manage.py run_due --at {day} 确认一次。"
)
CLOCK_BEHIND = "本机的时间比已经登记的经过还早，请核对本机的日期和时间同步（NTP）。"


class Command(ChineseCommand):
    needs_keys = True
    help = (
        "每日运行：标记届满的期限，把逾期未履行的案件转入“逾期未履行”，工作日历公布后重算暂算的"
        "期限。可以重复运行，也可以补跑：漏掉的日子一次补齐。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--at",
            type=day,
            metavar="DATE",
            help="按哪一天计算，默认今天；将来的日子只供演示和试验（DEMO=1），所记日期仍是今天；"
            "停用很久以后第一次运行，写上今天的日期，确认本机的日期没有错",
        )

    def handle(self, *args, at, **options):
        """Print what came due; failed cases are named in the log and do not stop the others.

        Ledgers whose import was interrupted are continued.
        """
        last = last_sign_of_life()
        _refuse_a_jump(last) if at is None else _refuse(at)
        at = at or clock.today()
        if last and last > clock.latest():
            self.stderr.write(CLOCK_BEHIND)
        note_run()
        counts = daily_run.run(at, Progress(self.stderr, "已处理"))
        do_what_is_left()
        _delete_expired()
        anchors.write_daily()
        working.work(holding.beating)
        counted = "，".join(words.format(counts[name]) for name, words in WORDS.items())
        self.stdout.write(f"{at.isoformat()}：{counted}。")
        if counts["failed"]:
            raise DoneInPart(f"{counts['failed']}件没有办成，原因见日志；其余已办完，可再次运行。")


def _delete_expired():
    """Delete tries, kept pages, keys of forms, sent ledgers and log-ins whose time is over, and
    the failed log-ins dated later than now, which would shut people out until then."""
    AccessAttempt.objects.filter(attempt_time__gt=clock.latest()).delete()
    for model in (Tries, RefusedPage):
        model.objects.filter(until__lte=clock.now()).delete()
    idempotency.delete_expired()
    recounting.forget_done()
    sending.delete_expired()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def _refuse_a_jump(last):
    """Refuse a day so long after the last sign of life that the clock may be ahead."""
    if not is_long_ago(last):
        return
    today, before = clock.today(), clock.beijing(last)
    words = {"now": clock.in_words(today), "last": clock.in_words(before), "day": today}
    raise Refused(CLOCK_JUMPED.format(**words, days=(today - before).days))


def _refuse(at):
    """Refuse a day ahead outside trials, and any past day."""
    if at < clock.today():
        raise Refused("--at 不能早于今天：补跑不用写日期，漏掉的日子会一次补齐。")
    if at > clock.today() and not settings.DEMO:
        raise Refused("--at 不能晚于今天：将来的日子只供演示和试验，正式数据不能预先记为届满。")
