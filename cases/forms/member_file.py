"""A field that takes the workbook of a group's members, read row by row."""

from django import forms

from cases.forms.scans import NOT_RECEIVED
from cases.forms.table_file import TableFile
from cases.ledger.members import reading, results
from cases.ledger.members.columns import MOST_ROWS
from cases.ledger.safe_unpacking import ReaderError

MOST_BYTES = 2 * 2**20
TOO_LARGE = "表格超过 2 MB，请分成几个文件。"
NO_ROWS = "表里没有一户，请照“下载表格”里的样子填写。"
SHOWN = 20
TAKEN = ".xlsx,.xls,.csv"


class MembersFile(TableFile):
    """A workbook of members; cleans to its rows and what is told, or names every cell to mend."""

    default_error_messages = {
        "required": "请选择表格。",
        "invalid": NOT_RECEIVED,
        "missing": NOT_RECEIVED,
        "empty": NO_ROWS,
        "contradiction": NOT_RECEIVED,
    }

    def __init__(self, label="成员表", read=reading.read, **kwargs):
        self.read_rows = read
        hint = f".xlsx、.xls 或者 .csv，一次最多 {MOST_ROWS} 户；每一格看不懂的都会指出来。"
        widget = forms.FileInput(attrs=dict(accept=TAKEN))
        super().__init__(
            most_bytes=MOST_BYTES,
            too_large=TOO_LARGE,
            label=label,
            help_text=hint,
            widget=widget,
            **kwargs,
        )

    def clean(self, data, initial=None) -> tuple[tuple, tuple]:
        """Read the rows; the errors name row, column, value and what to do."""
        if not (data or self.required):
            return (), ()
        upload = super().clean(data, initial)
        try:
            rows, refused, told = self.read_rows(upload.read())
        except ReaderError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if wrong := _sentences(rows, refused, told):
            raise forms.ValidationError(wrong)
        return tuple(rows), tuple(told)


class ResultsFile(MembersFile):
    """A workbook of what each member agreed to, which is asked for only with that measure."""

    def __init__(self):
        super().__init__("谈定金额表", results.read, required=False)


def _sentences(rows, refused, told) -> list[str]:
    """Why the workbook is not taken: each cell, the first ones where they are many."""
    found = [f"第 {one.row} 行：{one.reason}" for one in refused[:SHOWN]]
    if len(refused) > SHOWN:
        found.append(f"另外还有 {len(refused) - SHOWN} 处，请一起核对。")
    if not (found or rows):
        found.append(NO_ROWS)
    return [*found, *told] if found else []
