"""What the committee may not take up, and why an application is declined (若干规定 20–22)."""

from django.db.models import TextChoices

from .article import WORK_RULES, Article
from .articles import OTHER_WAYS_NAMED

NOT_CIVIL = Article(WORK_RULES, "第二十条", "调解民间纠纷：民事权利义务的争议。")
OUT_OF_AREA = Article(WORK_RULES, "第二十一条", "由当事人所在地或者纠纷发生地的调委会受理。")
RESERVED = Article(WORK_RULES, "第二十二条第一项", "只能由专门机关处理、禁止民间调解的不得受理。")
ELSEWHERE = Article(
    WORK_RULES, "第二十二条第二项", "法院、公安或者其他行政机关已经受理、解决的不得受理。"
)

TURNED_ELSEWHERE = Article(WORK_RULES, "第二十四条", "不受理的，告知提请有关机关处理或者起诉。")


class Bar(TextChoices):
    """What bars the acceptance of a dispute."""

    SPECIAL_BODY = "special_body", "法律、法规规定只能由专门机关处理"
    FORBIDDEN = "forbidden", "法律、法规禁止用民间调解的方式解决"
    PENDING = "pending", "法院、公安或者其他行政机关已经受理"
    SETTLED = "settled", "法院、公安或者其他行政机关已经解决"


class Ground(TextChoices):
    """The grounds on which an application is declined: the bars, and what is outside the scope."""

    SPECIAL_BODY = Bar.SPECIAL_BODY.value, Bar.SPECIAL_BODY.label
    FORBIDDEN = Bar.FORBIDDEN.value, Bar.FORBIDDEN.label
    PENDING = Bar.PENDING.value, Bar.PENDING.label
    SETTLED = Bar.SETTLED.value, Bar.SETTLED.label
    NOT_CIVIL = "not_civil", "不是民事权利义务的争议"
    OUT_OF_AREA = "out_of_area", "当事人、纠纷发生地都不在本会范围"


ARTICLES = {
    Ground.SPECIAL_BODY: RESERVED,
    Ground.FORBIDDEN: RESERVED,
    Ground.PENDING: ELSEWHERE,
    Ground.SETTLED: ELSEWHERE,
    Ground.NOT_CIVIL: NOT_CIVIL,
    Ground.OUT_OF_AREA: OUT_OF_AREA,
}

# The grounds under which the matter is for somebody else, who has to be named.
FOR_ANOTHER_BODY = frozenset({Ground.SPECIAL_BODY, Ground.PENDING, Ground.OUT_OF_AREA})
# Whose dispute is with a body, or was decided by it, is not sent to bring it there again.
GROUNDS_OF_ANOTHER_WAY = {
    Ground.PENDING: "已经受理的单位会依法处理；对处理结果不服的，可以依法申请复议、上诉或者起诉。",
    Ground.SETTLED: "对已经作出的处理不服的，可以依法申请复议、上诉、申请再审或者起诉。",
}
WHO_MAY_HELP = (
    "公安派出所",
    "住房和城乡建设局",
    "城市管理局",
    "街道办事处",
    "劳动人事争议仲裁委员会",
    "人民法院",
    "纠纷发生地的人民调解委员会",
)


class Body(TextChoices):
    """The body before which a dispute is or was, by the source in which it would refer it."""

    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    POLICE = "police", "公安机关"
    PETITION = "petition", "信访部门"
    OTHER = "other", "其他行政机关"


def may_have_referred(body: str, source: str) -> bool:
    """Whether a case of this source was referred by that body; by any where it is not known.

    >>> [may_have_referred("court", f"entrusted_{body}") for body in ("court", "police")]
    [True, False]
    """
    return source == f"entrusted_{body}" if body else source.startswith("entrusted")


def declined_on(ground: str) -> str:
    """The ground of a decline in words, with its article.

    >>> declined_on("not_civil")
    '不是民事权利义务的争议（《人民调解工作若干规定》第二十条）'
    """
    chosen = Ground(ground)
    return f"{chosen.label}（{ARTICLES[chosen]}）"


def ways_left(ground: str) -> str:
    """The ways other than mediation that who is declined on this ground is told of.

    >>> ways_left("not_civil")
    '可以依法通过仲裁、行政途径解决，或者向人民法院起诉。'
    >>> "起诉" in ways_left("settled"), "仲裁" in ways_left("pending")
    (True, False)
    """
    return GROUNDS_OF_ANOTHER_WAY.get(Ground(ground), OTHER_WAYS_NAMED)
