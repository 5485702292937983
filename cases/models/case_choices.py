"""The choices of a case's columns: source, channel, precision of a day, retention."""

from django.db import models


class Source(models.TextChoices):
    """The statutory source of a mediation (the columns of the official statistics)."""

    OWN_INITIATIVE = "own_initiative", "主动调解"
    APPLICATION = "application", "依申请调解"
    COURT = "entrusted_court", "法院委托移送"
    PROCURATORATE = "entrusted_procuratorate", "检察院委托移送"
    POLICE = "entrusted_police", "公安机关委托移送"
    PETITION = "entrusted_petition", "信访部门委托移送"
    OTHER_BODY = "entrusted_other", "其他部门委托移送"


class Channel(models.TextChoices):
    """How the matter reached the committee."""

    WINDOW = "window", "窗口来访"
    PHONE = "phone", "电话"
    ESTATE_PAGE = "estate_page", "小区网页（含扫码）"
    ON_THE_SPOT = "on_the_spot", "当场发现"
    GRID = "grid", "网格上报"
    HOTLINE = "hotline", "12345"
    CENTRE = "centre", "综治中心"
    HOUSING = "housing", "住建移送"
    POLICE = "police", "公安移送"
    COURT = "court", "法院移送"
    PETITION = "petition", "信访"
    COMMUNITY = "community", "街道社区"
    COMPANY = "company", "物业公司报送"
    OWNERS = "owners", "业委会报送"
    VISIT = "visit", "走访夜访"
    LEDGER = "ledger", "台账导入"
    OTHER = "other", "其他"


class Precision(models.TextChoices):
    """The precision of a recorded day: day, month, year, 约, or from that day to another."""

    DAY = "day", "日"
    MONTH = "month", "月"
    YEAR = "year", "年"
    ABOUT = "about", "约"
    PERIOD = "period", "一段时间"


class Retention(models.TextChoices):
    """How long a dossier is kept."""

    TEN_YEARS = "10", "10年"
    THIRTY_YEARS = "30", "30年"
    PERMANENT = "permanent", "永久"
