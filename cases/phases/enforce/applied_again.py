"""Whether enforcement is applied for first, again, or as the resumption of one that was settled."""

from cases.law.articles_of_enforcement import SETTLED_ENFORCEMENT

FIRST, AGAIN, RESUMED = "申请强制执行", "再次申请强制执行", "申请恢复执行"
WHAT_IT_IS = {
    FIRST: "",
    AGAIN: "以前的申请已经撤回或者没有获准，这是再次申请。",
    RESUMED: f"和解没有履行，申请恢复执行原来的文书，已付的扣除（{SETTLED_ENFORCEMENT}）。",
}


def called(case, proceeding=None) -> str:
    """What an enforcement of the title in force is called: this one, or one applied for now."""
    before = _before(case, proceeding)
    if before is None:
        return FIRST
    return RESUMED if before.outcome == before.Outcome.SETTLED else AGAIN


def _before(case, proceeding):
    """The last enforcement of the same title before this one, or before today; or None."""
    rows = [row for row in case.sheet.proceedings if row.kind == "enforcement"]
    if proceeding is not None:
        rows = [row for row in rows if row.pk < proceeding.pk]
    last = next(reversed(rows), None)
    title = case.sheet.title if last is not None else None
    is_of_it = title is not None and title.since <= last.applied_on
    return last if is_of_it and (proceeding is not None or not last.is_open) else None
