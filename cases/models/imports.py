"""One import of a ledger: source file, result and progress."""

from django.db import models


class Import(models.Model):
    """One run of the ledger import; rows are identified by committee and number or hash."""

    committee = models.ForeignKey("directory.Committee", models.PROTECT)
    file_name = models.CharField("文件", max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField("时间")
    imported = models.PositiveIntegerField("导入", default=0)
    skipped = models.PositiveIntegerField("已有", default=0)
    refused = models.PositiveIntegerField("退回", default=0)
    finished = models.BooleanField("完成", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"

    def __str__(self):
        return self.file_name
