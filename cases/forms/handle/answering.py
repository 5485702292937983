"""Forms of handling."""

from django import forms

from cases.forms.base import ActForm, DayField, Plain, long_text
from cases.functions import row_of
from cases.models import Promise, Rating, Source
from cases.models.case import Precision
from cases.phases import roles
from mediation.directory.models import Department, PropertyCompany


class Dispatch(ActForm):
    explain = "物业公司应当及时答复业主（《民法典》第二百八十五条）；期限按工作日计算。"

    company = forms.ModelChoiceField(
        PropertyCompany.objects, label="物业公司", required=False, empty_label="不派给物业公司"
    )
    department = forms.ModelChoiceField(
        Department.objects, label="或者派给部门", required=False, empty_label="不派给部门"
    )
    note = forms.CharField(label="交办要求", widget=long_text(), required=False, max_length=500)

    def prepare(self):
        if self.case.estate:
            self.fields["company"].initial = self.case.estate.company_on(self["on"].initial)
        departments = Department.objects.filter(district=self.case.committee.district_id)
        self.fields["department"].queryset = departments
        if not self.is_bound and not departments.exists():
            del self.fields["department"]

    def clean(self):
        data = super().clean()
        if bool(data.get("company")) == bool(data.get("department")):
            self.add_error("company", "请选一家物业公司，或者选一个部门，只能选其一。")
        return data


class Answer(ActForm):
    explain = "写清查看到什么、怎么处理、谁经办。不办理的要写法律依据；答应的日期会列入承诺台账。"
    on_label = "答复日期"

    findings = forms.CharField(label="查看到的情况", widget=long_text(), max_length=2000)
    action = forms.CharField(label="怎么处理", widget=long_text(), max_length=2000)
    answered_by = forms.CharField(label="经办人", max_length=60)
    refused = forms.BooleanField(label="不予办理", required=False)
    refused_ground = forms.CharField(
        label="不办理的法律依据", widget=long_text(2), required=False, max_length=500
    )
    promise_text = forms.CharField(label="承诺内容", required=False, max_length=300)
    promise_due_on = DayField(label="承诺完成日期", required=False)

    def prepare(self):
        if roles.company(self.case, self.actor):
            self.fields["answered_by"].initial = self.actor.name


class MakePromise(ActForm):
    promised_by = forms.CharField(label="谁承诺", max_length=80)
    promise_text = forms.CharField(label="承诺内容", max_length=300)
    promise_due_on = DayField(label="最晚哪天完成")

    def prepare(self):
        self.fields["promised_by"].initial = self.actor.name


class CheckPromise(ActForm):
    explain = "由承诺人以外的人核查。"

    promise = forms.ModelChoiceField(Promise.objects.none(), label="哪一项承诺")
    kept = forms.TypedChoiceField(
        label="核查结果",
        choices=[("yes", "已兑现"), ("no", "没有兑现")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    proof = forms.CharField(label="核查情况", required=False, max_length=300)

    def prepare(self):
        promises = self.case.promises.order_by("due_on")
        self.choose("promise", promises, promises.filter(status=Promise.Status.OPEN))


class Rate(ActForm):
    on_label = "评价日期"

    score = forms.ChoiceField(
        label="您满意吗", choices=Rating.Score.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label="意见", widget=long_text(2), required=False, max_length=300)

    def prepare(self):
        if not row_of(self.actor.function).can_be_party:
            self.choose_party(label="谁评价")
            self.put_first("party")


class StrikeOff(ActForm):
    explain = "由经办人以外的人核实事情确已办完后销号。"

    checked = forms.CharField(label="怎么核实的", max_length=200)


class Settle(ActForm):
    explain = "住户评价过或者等待期已过、承诺都已核查、已销号，投诉方可办结。"

    words = forms.CharField(label="说明", required=False, max_length=200)


class RequestMediation(ActForm):
    explain = (
        "向调委会提出请求之日起诉讼时效中断（《诉讼时效规定》第十二条）。这一天一经登记不能更改。"
    )
    on_label = "哪天提出请求"

    source = forms.ChoiceField(label="案件来源", choices=Source.choices)
    how = forms.CharField(
        label="怎么提出的", required=False, max_length=60, help_text="例如来访、电话、书面"
    )
    proof = forms.CharField(
        label="凭证", required=False, max_length=120, help_text="例如来访登记表、录音、短信"
    )

    def prepare(self):
        if row_of(self.actor.function).can_be_party:
            del self.fields["source"]
            return
        self.choose_party(label="谁提出（主动介入的不选）", required=False)
        asked = (party for party in self.case.sheet.parties if party.asked_on)
        self.fields["party"].initial = self.fields["party"].initial or next(asked, None)
        self.fields["source"].initial = self.case.source or Source.APPLICATION
        self.put_first("party")

    def clean(self):
        """Who asked, asked somehow; nobody remembers it when limitation is argued about."""
        data = super().clean()
        if data.get("party") and not data.get("how"):
            self.add_error("how", "请写明怎么提出的，例如来访、电话、书面。")
        return data


class RequestProtection(ActForm):
    explain = (
        "其他权利人向调委会请求保护的，诉讼时效自他提出之日中断（《诉讼时效规定》第十二条）。"
        "这一天一经登记不能更改。"
    )
    on_label = "哪天提出请求"

    how = forms.CharField(label="怎么提出的", max_length=60, help_text="例如来访、电话、书面")
    proof = forms.CharField(
        label="凭证", required=False, max_length=120, help_text="例如来访登记表、录音、短信"
    )

    def prepare(self):
        self.choose_party(label="谁提出")
        parties = self.fields["party"].queryset
        self.choose("party", parties, parties.filter(asked_on=None))
        self.put_first("party")


class Reason(ActForm):
    """An act that needs a reason in words."""

    reason = forms.CharField(label="原因", widget=long_text(2), max_length=300)


class Decline(Reason):
    explain = "不予受理要说明原因，并告知当事人可以走的其他途径。"


class Withdraw(Reason):
    explain = "撤回不影响以后再次提出。"


CORRECTED = ("title", "place", "summary", "arose_on", "arose_precision", "urgent", "difficult")


class Correct(ActForm):
    explain = "更正前后的内容都会留在经过里。"

    title = forms.CharField(label="标题", max_length=120)
    place = forms.CharField(label="地点", max_length=200)
    summary = forms.CharField(label="简要情况", widget=long_text(), max_length=3000)
    arose_on = DayField(label="纠纷发生日期", required=False)
    arose_precision = forms.ChoiceField(label="这个日期精确到", choices=Precision.choices)
    urgent = forms.BooleanField(label="紧急", required=False)
    difficult = forms.BooleanField(label="疑难复杂", required=False)

    def prepare(self):
        for name in CORRECTED:
            self.fields[name].initial = getattr(self.case, name)


FORMS = {
    "dispatch": Dispatch,
    "take_dispatch": Plain,
    "answer": Answer,
    "make_promise": MakePromise,
    "check_promise": CheckPromise,
    "rate": Rate,
    "strike_off": StrikeOff,
    "settle": Settle,
    "request_mediation": RequestMediation,
    "request_protection": RequestProtection,
    "decline": Decline,
    "withdraw": Withdraw,
    "correct": Correct,
}
