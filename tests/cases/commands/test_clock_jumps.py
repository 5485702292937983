"""A clock that jumped: the daily run waits until somebody confirms the day, and tells of one that
is behind.
"""

import pytest
from axes.models import AccessAttempt

from cases.models import Step
from cases.models.daily_runs import DailyRun
from mediation import clock
from tests.cases.commands.shared_cases import performing
from tests.cases.commands.shell import answer
from tests.cast import cast

pytestmark = pytest.mark.django_db


def test_a_run_a_month_after_the_last_sign_of_life_waits_for_somebody_to_confirm_the_day(monday):
    case = performing(cast())
    monday.move_to("2026-04-02T09:00+08:00")
    lines = Step.objects.count()

    assert answer("run_due") == (
        1,
        "",
        "本机现在是2026年4月2日（周四），比最近一次登记或者每日运行（2026年3月2日（周一））晚了31天："
        "这次没有运行，什么都没有改，免得按错的日期记下届满和逾期。"
        "请核对本机的日期和时间同步（NTP）；日期没有错的（例如停用了很久），"
        "运行 manage.py run_due --at 2026-04-02 确认一次。\n",
    )
    assert (Step.objects.count(), DailyRun.objects.count()) == (lines, 0)

    assert answer("run_due", "--at", "2026-04-02")[0] == 0
    assert case.trail.latest("seq").name == "clock_lapsed"
    monday.move_to("2026-05-02T09:00+08:00")
    assert answer("run_due")[0] == 0


def test_thirty_days_of_holiday_and_an_empty_database_are_no_jump(monday):
    assert answer("run_due")[0] == 0
    DailyRun.objects.all().delete()
    performing(cast())
    for day in ("2026-04-01", "2026-05-01", "2026-05-31"):
        monday.move_to(f"{day}T09:00+08:00")
        assert answer("run_due")[0] == 0


def test_a_clock_that_is_behind_is_told_and_the_run_goes_on(monday):
    performing(cast())
    AccessAttempt.objects.create(username="a", attempt_time=clock.now(), failures_since_start=5)
    monday.move_to("2026-02-20T09:00+08:00")

    code, _, err = answer("run_due")

    assert (code, err) == (
        0,
        "本机的时间比已经登记的经过还早，请核对本机的日期和时间同步（NTP）。\n",
    )
    assert not AccessAttempt.objects.exists()
    assert DailyRun.objects.get().at == clock.now()
