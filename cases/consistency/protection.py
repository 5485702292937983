"""Checks of what protects the stored data: keys, what is still under former ones, anchors."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.checks import Warning, register
from django.db import DatabaseError, connection, transaction
from django.db.models import Max

from cases.models import Case, Party, Step
from mediation import checks, clock
from mediation.accounts import key_probes
from mediation.accounts.key_probes import KeyProbe
from mediation.vault import VaultError, fingerprints

from . import anchors, notices, rekeying, resealing
from .finding import Finding, Mark, finding

DAYS_WITHOUT_ANCHOR = 2
SET_THE_CLOCK = "核对本机时间，开启时间同步（NTP）"


def data_fit_the_keys() -> bool:
    """Whether the oldest and the newest sealed telephone number open and have their fingerprint."""
    marked = Party.objects.exclude(phone_mark="")
    edges = (marked.order_by(order).first() for order in ("pk", "-pk"))
    try:
        return all(party.phone_mark in fingerprints(party.phone) for party in edges if party)
    except VaultError:
        return False


def write_first_probes(**kwargs) -> None:
    """Receiver of `post_migrate`: prove the keys of a database that has no probes yet."""
    if checks.keys_are_there():
        return
    try:
        with transaction.atomic():
            if not KeyProbe.objects.exists() and data_fit_the_keys():
                key_probes.write_missing()
                if not Step.objects.exists():
                    key_probes.note(key_probes.EVERY_LINE)
    except DatabaseError:  # migrated to an older state
        return


@register(checks.START, deploy=True)
def clock_is_not_behind(databases=None, **kwargs) -> list[Warning]:
    """Warning for a clock that is earlier than what was recorded; every desk then shows it."""
    if not databases:
        return []
    try:
        clock.saw(Case.objects.aggregate(last=Max("moved_at"))["last"])
    except DatabaseError:  # reported by no_demo_logins
        return []
    if not clock.is_behind():
        return []
    return [Warning("本机时间早于已经登记的经过。", hint=f"{SET_THE_CLOCK}。", id="site.W002")]


def left_under_former_keys() -> str:
    """What `rekey` has still to do, in words; empty if nothing."""
    lines, sealed = rekeying.lines_to_rekey().count(), resealing.left()
    orders = notices.to_rekey().count()
    if not (lines or sealed or orders):
        return ""
    besides = f"、{orders:,}份没有案件的整改通知书" if orders else ""
    return f"还有{lines:,}行经过、{sealed:,}项密文{besides}没有改用现在的密钥"


def former_keys() -> Iterator[Finding]:
    """旧密钥"""
    if not KeyProbe.objects.exists():
        yield Finding(Mark.NOTE, "还没有密钥探针，换错密钥时查不出来", "manage.py rekey")
    if sentence := left_under_former_keys():
        yield Finding(Mark.NOTE, sentence, "manage.py rekey（可以随时中断，再运行接着做）")
    else:
        yield Finding(Mark.GOOD, "经过和密文都用现在的密钥")


def anchored() -> Iterator[Finding]:
    """锚点"""
    path = anchors.file()
    try:
        last = anchors.last_day()
    except anchors.Unreadable as wrong:
        yield Finding(Mark.WRONG, str(wrong).rstrip("。"), "manage.py anchor --verify")
        return
    if path is None or not last:
        remedy = "设置 ANCHOR_FILE 并开启 mediation-due.timer，或者运行 manage.py anchor"
        yield Finding(Mark.NOTE, "没有锚点文件，数据库整个恢复成旧的查不出来", remedy)
        return
    if anchors.is_newer_than_the_database():
        yield Finding(Mark.WRONG, anchors.NEWER, "manage.py anchor --verify")
        return
    late = (clock.today() - date.fromisoformat(last)).days > DAYS_WITHOUT_ANCHOR
    yield finding(not late, f"锚点写到{last}", "核对每日运行（mediation-due.timer）")
    if _is_beside_the_database(path):
        remedy = "把 ANCHOR_FILE 设在另一台机器的目录，或者每天寄出、打印最后一行"
        yield Finding(Mark.NOTE, "锚点文件与数据库在同一个目录", remedy)


def _is_beside_the_database(path: Path) -> bool:
    own = Path(settings.VAR).resolve()
    return connection.vendor == "sqlite" and own in path.resolve().parents
