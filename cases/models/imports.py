"""Imports of ledgers: source file, result and progress; what a committee's own words mean."""

from django.db import models


class Import(models.Model):
    """One run of the ledger import; rows are identified by committee and number or hash.

    `principal` is who imported on the page; empty for the command.
    """

    committee = models.ForeignKey("directory.Committee", models.PROTECT)
    file_name = models.CharField("文件", max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField("时间")
    imported = models.PositiveIntegerField("导入", default=0)
    skipped = models.PositiveIntegerField("已有", default=0)
    refused = models.PositiveIntegerField("退回", default=0)
    estates = models.PositiveIntegerField("新建小区", default=0)
    mediators = models.PositiveIntegerField("新建调解员", default=0)
    principal = models.CharField(max_length=40, blank=True, default="")
    finished = models.BooleanField("完成", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"

    def __str__(self):
        return self.file_name


class ImportedCase(models.Model):
    """Which import a case came with."""

    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="imported")
    of_import = models.ForeignKey(Import, models.CASCADE, related_name="cases")

    class Meta:
        verbose_name = verbose_name_plural = "导入的案件"

    def __str__(self):
        return f"case {self.case_id} of import {self.of_import_id}"


class LedgerAnswer(models.Model):
    """What a committee said a heading, a word or an estate of its ledgers means.

    `section` and `column` say what it is about (`ledger.answers`), `written` is the word in normal
    form; the next ledger is read with it.
    """

    committee = models.ForeignKey("directory.Committee", models.CASCADE)
    section = models.CharField(max_length=12)
    column = models.CharField(max_length=20, blank=True)
    written = models.CharField("原文", max_length=120)
    meaning = models.CharField("所指", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "台账用语"
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "section", "column", "written"],
                name="one_answer_for_each_word_of_a_ledger",
                violation_error_message="这个词语已经有对应。",
            ),
        ]

    def __str__(self):
        return f"{self.written} → {self.meaning}"
