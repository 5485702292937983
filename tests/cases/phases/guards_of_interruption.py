"""The rows of every guard of what interrupts the time to apply for enforcement."""

from datetime import date

from cases.phases.enforce import guards_of_interruption as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row
from tests.factories import at
from tests.moments import morning_of

DAY = "2028-05-08"
CONFIRMED = date(2026, 3, 2)  # the last part falls due on 20 April 2026: two years to 20 April 2028
TWENTIETH = "（《执行程序解释》第二十条）"


def confirmed(status=S.PERFORMING, **facts):
    """Agreed and confirmed on 2 March 2026, nothing paid since."""

    def give(people):
        with morning_of(CONFIRMED):
            d = at(people, status)
        return d, {"cause": "demand", "proof": "签收的催款函", **facts}

    return give


def unconfirmed(**facts):
    """In performance under an agreement that no court has confirmed."""

    def give(people):
        d, given = confirmed(S.AGREED, **facts)(people)
        with morning_of(CONFIRMED):
            d.mediator("start_performance")
        return d, given

    return give


def on_its_last_day(day):
    return confirmed(happened_on=day)


ROWS = [
    Row(
        g.time_to_enforce_runs,
        "申请执行的期限没有在计算，没有可以中断的；没有可以执行的依据的，期限还没有开始。"
        "（《民事诉讼法》第二百五十条）",
        "interrupt_enforcement_time",
        confirmed(happened_on=date(2027, 5, 8)),
        unconfirmed(happened_on=date(2027, 5, 8)),
    ),
    Row(
        g.interrupted_while_it_ran,
        "中断的日子要在这一段期限起算以后、届满以前（2026年4月20日起算，2028年4月20日届满）；"
        f"届满以后的不能中断。{TWENTIETH}",
        "interrupt_enforcement_time",
        on_its_last_day(date(2028, 4, 20)),
        on_its_last_day(date(2028, 4, 21)),
    ),
    Row(
        g.interrupted_by_the_day_recorded,
        "中断的日子不能晚于登记当天。（本会规定：登记制度）",
        "interrupt_enforcement_time",
        confirmed(happened_on=date(2027, 5, 8), on=date(2027, 5, 8)),
        confirmed(happened_on=date(2027, 5, 9), on=date(2027, 5, 8)),
    ),
    Row(
        g.interruption_is_proved,
        "请写明凭证：谁、怎么提出或者同意的，例如签收的催款函、和解协议、聊天记录。" + TWENTIETH,
        "interrupt_enforcement_time",
        confirmed(happened_on=date(2027, 5, 8), cause="settlement", proof="和解协议"),
        confirmed(happened_on=date(2027, 5, 8), cause="settlement", proof=" "),
    ),
]
