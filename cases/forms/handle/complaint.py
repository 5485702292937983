"""The form of a complaint from an estate's public page."""

import uuid

from django import forms

from cases.forms.base import full_place
from cases.forms.fields import long_text
from cases.forms.handle.names_refused import OF_ONESELF, why_no_name
from cases.forms.handle.readable_names import OF_A_COMPLAINT, warning
from cases.forms.matter import AnotherMatter
from cases.forms.typed_fields import NameField, PhoneField, StoryField
from cases.law.categories import Category
from cases.models import Channel
from cases.words.punctuation import cut_outside_numbers
from mediation.plain_forms import KeyField, PlainForm

WORDS = {
    Category.LK: "漏水渗水",
    Category.NZ: "噪声",
    Category.PK: "停车",
    Category.PF: "物业费",
    Category.DC: "装修",
    Category.EV: "电动车",
    Category.PA: "楼道堆物",
    Category.IL: "违建占用",
    Category.SN: "卫生油烟",
    Category.PT: "养宠物",
    Category.UT: "水电气",
    Category.SF: "电梯设施",
    Category.HT: "高空抛物",
    Category.QT: "别的事",
}
CHOICES = [(category.value, words) for category, words in WORDS.items()]
TITLE_LENGTH = 24
FIRST_STOP = "。；;！!？?\n"


class Complaint(PlainForm):
    """Three questions: what, where, who; the estate comes from the page."""

    key = KeyField(max_length=64)
    another = AnotherMatter()
    category = forms.ChoiceField(
        label="什么事",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一类，选不准就选“别的事”。"},
    )
    summary = StoryField(
        label="经过",
        widget=long_text(4),
        max_length=2000,
        help_text="什么时候开始的、找过谁、希望怎么解决。不想让对方知道的，不要写在这里。",
        error_messages={"required": "请用一两句话写明经过。"},
    )
    urgent = forms.BooleanField(
        label="很急：正在漏水、停水停电、电梯困人，或者有危险", required=False
    )
    place = NameField(
        label="在哪里",
        max_length=120,
        help_text="例如：6号楼1102室，或者东门岗亭。",
        error_messages={"required": "请写明楼栋房号或者地点。"},
    )
    name = NameField(
        label="您怎么称呼",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "请写姓名。可以选“不让对方知道我的姓名”。"},
    )
    phone = PhoneField(
        label="电话",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text="只有调委会看得到，不给对方。",
        error_messages={"required": "请写电话，有了结果才能告诉您。"},
    )
    hide_name = forms.BooleanField(label="不让对方知道我的姓名", required=False)
    as_written = forms.BooleanField(label="写到的不是我的姓名，照原样登记", required=False)
    ask = forms.BooleanField(label="请调委会调解这件事", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex

    def clean(self):
        """Warn once where the hidden name stays readable in what the other side reads.

        It does where it cannot be told from other words (高空): such a name is not replaced there.
        """
        data = super().clean()
        wrong = why_no_name(self["name"].data or "", OF_ONESELF, is_person=True)
        if wrong and "name" not in self.errors:
            self.add_error("name", wrong)
        if data.get("hide_name") and data.get("name") and not data.get("as_written"):
            texts = {self[field].label: data.get(field, "") for field in ("summary", "place")}
            if stays := warning(OF_A_COMPLAINT, data["name"], texts):
                self.add_error("as_written", stays)
        return data

    def facts(self, estate) -> dict:
        """What `steps.register` gets."""
        data = self.cleaned_data
        return {
            "committee": estate.committee,
            "estate": estate,
            "channel": Channel.ESTATE_PAGE,
            "category": data["category"],
            "title": title_of(data["summary"]),
            "summary": data["summary"],
            "place": full_place(estate, data["place"]),
            "urgent": data["urgent"],
            "parties": [self._applicant()],
            "request": {"how": "小区网页"} if data["ask"] else None,
        }

    def _applicant(self) -> dict:
        data = self.cleaned_data
        return {
            "role": "applicant",
            "side": 1,
            "name": data["name"],
            "phone": data["phone"],
            "hide_name": data["hide_name"],
        }


def title_of(summary: str) -> str:
    """The first sentence of a complaint as its title; of a long one, the parts that fit whole.

    >>> title_of("楼上漏水。已经三天了。")
    '楼上漏水'
    >>> title_of("楼上502卫生间漏水，我家402客厅天花板发霉脱落，找过物业两次没人修。")
    '楼上502卫生间漏水'
    """
    ends = [summary.index(mark) for mark in FIRST_STOP if mark in summary.strip()]
    first = summary[: min(ends, default=len(summary))].strip() or summary.strip()
    if len(first) <= TITLE_LENGTH:
        return first
    part = first[:TITLE_LENGTH].rpartition("，")[0]
    return part or f"{cut_outside_numbers(first, TITLE_LENGTH)}…"
