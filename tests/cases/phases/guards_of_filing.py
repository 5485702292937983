"""The rows of every guard of the dossier: what it must contain, what may be filed in it."""

from cases.demo.sample_scan import sample_scan
from cases.phases.enforce import guards_of_filing as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import closed_without_a_session, never_accepted
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds import a_scan_is_filed, every_scan_is_filed
from tests.moments import MONDAY

DAY = MONDAY
BASIS = "（本会规定：卷宗制度）"
PHOTO = sample_scan("照片")


def scan_of(number):
    """The first or second scan of the dispute, as a choice."""
    return lambda d: d.evidence.order_by("pk")[number]


def scan_taken_out(d):
    a_scan_is_filed(d)
    d.mediator("file_scan", paper="receipts", file=sample_scan("收条"))
    d.mediator("take_out_scan", scan=d.evidence.order_by("pk")[0], reason="放错了")


ROWS = [
    Row(
        g.was_accepted,
        f"没有受理过调解的案件不立卷归档。{BASIS}",
        "archive",
        after(S.CLOSED, every_scan_is_filed, retention="30"),
        never_accepted,
    ),
    Row(
        g.required_papers_are_there,
        f"卷宗应有的文书还不齐：当事人身份证明、人民调解记录。{BASIS}",
        "archive",
        after(S.CLOSED, every_scan_is_filed, retention="30"),
        usual(S.CLOSED, retention="30"),
    ),
    Row(
        g.required_papers_are_there,
        f"卷宗应有的文书还不齐：人民调解记录、终止调解通知书。{BASIS}",
        "archive",
        after(S.CLOSED, every_scan_is_filed, retention="10"),
        closed_without_a_session,
    ),
    Row(
        g.retention_is_known,
        f"请确定保管期限。{BASIS}",
        "archive",
        after(S.CLOSED, every_scan_is_filed, retention="permanent"),
        after(S.CLOSED, every_scan_is_filed, retention="12"),
    ),
    Row(
        g.paper_belongs_to_a_dossier,
        f"请选择卷内的一种文书。{BASIS}",
        "file_scan",
        usual(S.MEDIATING, paper="evidence", file=PHOTO),
        usual(S.MEDIATING, paper="cover", file=PHOTO),
    ),
    Row(
        g.paper_of_each_party_names_its_party,
        f"请选择是哪一方的：每一方各有一份，才算齐全。{BASIS}",
        "file_scan",
        usual(S.MEDIATING, paper="identity", file=PHOTO, party=lambda d: d.li),
        usual(S.MEDIATING, paper="identity", file=PHOTO),
    ),
    Row(
        g.not_filed_before,
        f"这份文件已经在卷里了，不用再放一次。{BASIS}",
        "file_scan",
        after(S.MEDIATING, scan_taken_out, paper="evidence", file=PHOTO),
        after(S.MEDIATING, a_scan_is_filed, paper="receipts", file=PHOTO),
    ),
    Row(
        g.a_scan_is_filed,
        f"卷里没有扫描件。{BASIS}",
        "take_out_scan",
        after(S.MEDIATING, a_scan_is_filed, scan=scan_of(0), reason="放错了"),
        usual(S.MEDIATING, reason="放错了"),
    ),
    Row(
        g.scan_is_in_the_dossier,
        f"请选择卷内的一份扫描件。{BASIS}",
        "take_out_scan",
        after(S.MEDIATING, a_scan_is_filed, scan=scan_of(0), reason="放错了"),
        after(S.MEDIATING, scan_taken_out, scan=scan_of(0), reason="再撤一次"),
    ),
]
