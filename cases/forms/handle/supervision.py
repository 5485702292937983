"""Forms of supervision (督办): the sheet, the reply, and its end."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Known, Section
from cases.law import articles, day_rules
from cases.texts_as_seen import as_seen
from cases.visibility import is_masked
from mediation import clock

HOW_IT_WENT, WHAT_WAS_FOUND = "办得怎么样", "核实到什么"


@form_of("supervise")
class Supervise(ActForm):
    explain = "逾期没有答复、没有整改的，或者重大紧急的，开督办单：写明要办什么、哪天以前办好。"
    on_label = "开出的日期"
    day_counts = True
    phrases = {
        "demand": (
            "答复已经逾期，请立即答复住户并回复办理情况。",
            "整改已经逾期，请立即整改并回复。",
        )
    }
    sections = (
        Section("要办什么", ("demand", "due_on")),
        Section("文号，哪天开出", ("number", "on")),
    )
    after = (
        After("承办单位在自己的案件页看到文号、要求和期限", articles.SUPERVISION),
        After("没有办结以前，这一件不能处结", articles.SUPERVISION),
    )

    demand = forms.CharField(label="督办要求", widget=long_text(), max_length=500)
    due_on = DayField(label="哪天以前办好", near=AHEAD, rule=day_rules.FIFTY_YEARS)
    number = forms.CharField(label="文号", max_length=60)

    def prepare(self):
        """The committee draws the number of its own sheets."""
        if self.case.rank_of(self.actor) == 1:
            del self.fields["number"]
            self.sections = (self.sections[0], Section("哪天开出", ("on",)))


@form_of("reply_to_supervision")
class ReplyToSupervision(ActForm):
    on_label = "回复日期"
    day_counts = True
    phrases = {"reply": ("已经到场处理完毕，照片另附。", "已经答复住户，住户认可。")}
    sections = (Section(HOW_IT_WENT, ("reply", "replied_by")), Section("哪天回复的", ("on",)))
    after = (After("由回复人以外的人核实，属实的办结督办", articles.SUPERVISION),)

    reply = forms.CharField(label="办理情况", widget=long_text(), max_length=1000)
    replied_by = forms.CharField(label="谁回复的", max_length=60)

    def known(self, title):
        """What the sheet demands, and by when."""
        sheet = self.case.sheet.open_supervision if title == HOW_IT_WENT else None
        return [known_sheet(self, sheet)] if sheet else []


@form_of("close_supervision")
class CloseSupervision(ActForm):
    explain = "由回复人以外的人核实：事情办好了的，办结督办。"
    on_label = "核实日期"
    day_counts = True
    phrases = {"finding": ("到场核实，已办好。", "电话问过住户，已办好。")}
    sections = (Section(WHAT_WAS_FOUND, ("finding",)), Section("哪天核实的", ("on",)))
    after = (After("督办到此为止", articles.SUPERVISION),)

    finding = forms.CharField(label="核实情况", widget=long_text(), max_length=500)

    def known(self, title):
        """What the sheet demands, and what was replied to it."""
        sheet = self.case.sheet.open_supervision if title == WHAT_WAS_FOUND else None
        return [known_sheet(self, sheet), known_reply(self, sheet)] if sheet else []


def known_sheet(form, sheet) -> Known:
    """What the sheet demands, as this reader may see it."""
    last = f"{clock.in_words(sheet.due_on)}（含当日）前办好"
    return Known(sheet.title, _typed(form, sheet.demand), note=last)


def known_reply(form, sheet) -> Known:
    """The reply, as this reader may see it."""
    if sheet.replied_on is None:
        return Known("回复", "还没有回复")
    return Known("回复", _typed(form, sheet.reply), note=clock.in_words(sheet.replied_on))


def _typed(form, text) -> str:
    masked = is_masked(form.case, form.actor)
    return "内容遮住" if masked else as_seen(form.case, text, form.actor)
