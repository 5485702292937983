import re
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from mediation import clock

ROOT = Path(__file__).resolve().parent.parent.parent
ASKS_THE_TIME = re.compile(
    r"timezone\.(?:now|localdate|localtime)\(|datetime\.(?:now|utcnow|today)\(|date\.today\("
)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 5, 15, 59, 59, tzinfo=UTC), date(2026, 3, 5)),
        (datetime(2026, 3, 5, 16, 0, tzinfo=UTC), date(2026, 3, 6)),
        (datetime(2026, 3, 5, 23, 30, tzinfo=UTC), date(2026, 3, 6)),
        (datetime(2028, 2, 28, 16, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_beijing_not_in_utc(moment, day):
    assert clock.beijing(moment) == day
    with time_machine.travel(moment, tick=False):
        assert clock.today() == day
        assert clock.now() == moment


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_the_day_does_not_depend_on_the_zone_of_the_server(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        with time_machine.travel(datetime(2026, 3, 5, 16, 0, tzinfo=UTC), tick=False):
            assert clock.today() == date(2026, 3, 6)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_now_carries_its_zone():
    assert clock.now().tzinfo is not None


def test_a_wall_clock_time_is_a_moment_in_beijing():
    moment = clock.aware(datetime(2026, 3, 6, 0, 30))  # noqa: DTZ001 -- a wall clock has no zone
    assert moment == datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
    assert clock.local(moment).hour == 0


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        clock.beijing(datetime(2026, 3, 6, 0, 30))  # noqa: DTZ001 -- that is the fault


def test_only_the_clock_module_reads_the_time():
    readers = {
        str(path.relative_to(ROOT))
        for room in ("mediation", "cases", "reports")
        for path in (ROOT / room).rglob("*.py")
        if ASKS_THE_TIME.search(path.read_text(encoding="utf-8"))
    }
    assert readers == {"mediation/clock.py"}
