"""Forms of the dossier: a scan filed, one taken out, and filing itself."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.scans import CHOOSE_AGAIN, ScanField
from cases.forms.sections import After, Known, Missing, Section
from cases.models import Evidence
from cases.models.case_choices import Retention
from cases.papers import dossier
from cases.papers.evidence import SCAN
from cases.papers.kinds import KINDS

IN_THE_DOSSIER = "卷内有什么"


@form_of("file_scan")
class FileScan(ActForm):
    on_label = "收到日期"
    sections = (
        Section("是哪一种文书", ("paper", "party")),
        Section("扫描件或者照片", ("file", "on")),
    )
    after = (
        After("页数按文件清点；内容加密保存，以后不能改动，只有本案的调解员和调委会能打开"),
        After("放错了的可以撤下，撤下也留记录"),
    )

    paper = forms.ChoiceField(label="文书")
    file = ScanField(
        label="文件", help_text="PDF、JPG或者PNG，不超过5MB；拍照请拍全四边、看得清字。"
    )

    def prepare(self):
        """The forms of a dossier, those that are lacking first."""
        self.choose_party(label="是哪一方的", nobody="不分哪一方")
        self.order_fields(["paper", "party", "file", "on"])
        lacking = set(dossier.missing(self.case)) if self.case.accepted_on else set()
        kinds = sorted(dossier.in_dossier_order(KINDS), key=lambda kind: kind.title not in lacking)
        rows = [
            (one.name, f"{one.title}（还缺）" if one.title in lacking else one.title)
            for one in kinds
        ]
        self.fields["paper"].choices = [("", "请选择"), *rows]

    def clean(self):
        """A file that was fit is lost with the other errors; say so."""
        if self.errors and "file" in self.cleaned_data:
            self.add_error("file", CHOOSE_AGAIN)
        return super().clean()


@form_of("take_out_scan")
class TakeOutScan(ActForm):
    on_label = "撤下日期"
    sections = (Section("撤下哪一份", ("scan",)), Section("为什么", ("reason", "on")))
    phrases = {"reason": ("放错了案件。", "拍得不清楚，另放一份。", "放错了文书种类。")}
    when_empty = {"scan": Missing("卷里没有扫描件。", remedy="file_scan")}
    after = (After("撤下的不再计入卷宗，也不能再打开；卷宗还缺的会重新列出来"),)

    scan = forms.ModelChoiceField(Evidence.objects.none(), label="扫描件")
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        """The scans in the dossier."""
        scans = self.case.evidence.filter(kind=SCAN).defer("blob").order_by("pk")
        self.choose("scan", scans, scans.filter(taken_out_on=None))
        self.fields["scan"].label_from_instance = in_words


def in_words(scan) -> str:
    """The scan as a choice: what it is of, when it came, how many pages."""
    day = f"{scan.received_on.month}月{scan.received_on.day}日"
    return f"{scan.title}，{day}收到，{scan.pages}页"


@form_of("archive")
class Archive(ActForm):
    beside = "dossier"
    explain = "应有文书齐全、定好保管期限后归档。"
    on_label = "归档日期"
    day_counts = True
    sections = (Section(IN_THE_DOSSIER), Section("保管多久", ("retention", "on")))
    notes = {
        "retention": {
            Retention.TEN_YEARS: "没有书面协议的",
            Retention.THIRTY_YEARS: "有书面协议的",
            Retention.PERMANENT: "重大、疑难的",
        }
    }
    after = (
        After(
            "登记的内容不能再更正；以后只能补记回访、改回访日子、补记付款、收款、做完的事，扫描入卷，补发一案链接，登记整改的结果、案件关联"
        ),
    )

    retention = forms.ChoiceField(label="保管期限", choices=Retention.choices)

    def known(self, title):
        """What is filed, with its pages as counted."""
        return [_filed(self.case)] if title == IN_THE_DOSSIER else []

    def prepare(self):
        """Count the pages, so that a PDF not made yet is made before the case is locked."""
        if self.is_bound:
            dossier.contents(self.case)


def _filed(case) -> Known:
    found = dossier.contents(case)
    if dossier.is_kept_elsewhere(case) and not found.pages:
        return Known("卷宗", "纸质卷另存", note="由台账导入，系统内没有卷内文书")
    sums = f"文书{found.papers}份、扫描件{found.scans}份，共{found.pages}页"
    return Known("卷内", sums, note="按文书和扫描件清点，不用填写")
