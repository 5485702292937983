"""The questions about who acts for a party: who, by what authority, and the party's capacity."""

from django import forms

from cases.forms.fields import DayField
from cases.forms.handle.names_refused import why_no_name
from cases.forms.typed_fields import NameField, PhoneField
from cases.law import articles, day_rules
from cases.models import Party
from mediation.plain_forms import PlainForm

Speaker = Party.Speaker
SELF, BY_AGE = "self", "by_age"
SPEAKERS = [(value or SELF, label) for value, label in Speaker.choices]
WITH_A_PAPER = (Speaker.AGENT, Speaker.BRANCH, Speaker.ADMINISTRATOR)
# In the order of an authority's paper: who, for what, until when.
WHO_ACTS = ("speaker", "speaker_name", "speaker_phone", "speaker_scope", "speaker_until")
CAPACITIES = [row for row in Party.Capacity.choices if row[0]]
# What is asked only with which answer, and the lines below the choices.
SPEAKER_ASKED_WHEN = {
    "speaker_name": ("speaker", *(value for value, _ in SPEAKERS[1:])),
    "speaker_phone": ("speaker", *(value for value, _ in SPEAKERS[1:])),
    "speaker_scope": ("speaker", *WITH_A_PAPER),
    "speaker_until": ("speaker", *WITH_A_PAPER),
    "capacity_ground": ("capacity", *(value for value, _ in CAPACITIES)),
}
SPEAKER_NOTES = {
    "agent": "照委托书写代理权限；达成协议的，要写明代为和解、签署协议",
    "guardian": "未成年人、不能完全辨认自己行为的成年人",
    "branch": "写明凭什么：分支机构的营业执照，或者授权委托书的权限",
    "appointed": (
        "破产管理人、清算组、遗产管理人等依法代表的；写明哪份决定书、公告指定的"
        f"（{articles.ADMINISTRATOR}）"
    ),
}
NO_SCOPE = "请照授权委托书写明代理权限。"
NO_PAPER = {Speaker.ADMINISTRATOR: "请写明指定管理人的决定书或者公告，例如法院决定书的文号。"}
CAPACITY_NOTES = {
    "full": "十六周岁以上、以自己的劳动收入为主要生活来源的未成年人",
    "limited": "不能完全辨认自己行为的成年人等",
    "none": "不能辨认自己行为的成年人等",
}


class SpeakerFields(PlainForm):
    """Who acts for a party; the answers of `WITH_A_PAPER` need the words of that paper."""

    speaker = forms.ChoiceField(label="由谁出面", choices=SPEAKERS)
    speaker_name = NameField(label="出面人姓名", required=False, max_length=60)
    speaker_phone = PhoneField(label="出面人电话", required=False)
    speaker_scope = forms.CharField(
        label="代理权限",
        required=False,
        max_length=200,
        help_text="照原文写，例如：特别授权：代为承认、放弃、变更请求，进行和解，签署调解协议",
    )
    speaker_until = DayField(
        label="代理期限至（没有写的不填）",
        required=False,
        near=(),
        rule=day_rules.FIFTY_YEARS,
    )
    capacity = forms.ChoiceField(
        label="民事行为能力", required=False, choices=[("", "按年龄"), *CAPACITIES]
    )
    capacity_ground = forms.CharField(
        label="行为能力的依据",
        required=False,
        max_length=200,
        help_text="法院判决的案号，或者以什么劳动收入为主要生活来源",
    )

    def clean(self):
        """Require the name of who acts, and the words of an agent's paper."""
        data = super().clean()
        if data.get("speaker") not in (None, "", SELF) and not data.get("speaker_name"):
            self.add_error("speaker_name", "请写明出面人的姓名。")
        if wrong := why_no_name(data.get("speaker_name") or "", {}, is_person=False):
            self.add_error("speaker_name", wrong)
        if data.get("speaker") in WITH_A_PAPER and not data.get("speaker_scope"):
            self.add_error("speaker_scope", NO_PAPER.get(data["speaker"], NO_SCOPE))
        if data.get("capacity") not in ("", None, BY_AGE) and not data.get("capacity_ground"):
            self.add_error("capacity_ground", "请写明依据。")
        return data

    def speaker_facts(self, facts) -> dict:
        """These facts with the party itself as the empty speaker of the record."""
        return facts | {"speaker": "" if facts["speaker"] == SELF else facts["speaker"]}
