"""The mediator's frame: name, function and navigation."""

from cases.web.face import Face
from mediation.directory.models import Function

FACE = Face(
    "mediator",
    Function.MEDIATOR,
    note="调解员",
    search_hint="编号、姓名、电话、地点…",
    menu=(
        ("desk", "今天", "calendar-event"),
        ("list", "案件", "folder2-open"),
        ("quick", "速录", "lightning"),
        ("reports:brief", "简报", "bar-chart"),
    ),
)
