"""A field that takes one scan or photograph, checked by its content."""

from django import forms

from cases.papers.scanned_file import EMPTY, MAX_BYTES, TOO_LARGE, ScannedFile, UnfitScan, read_scan

CHOOSE_AGAIN = "其他问题改好以后，请再选一次文件：浏览器不替您留着它。"
NOT_RECEIVED = "没有收到文件，请重新选择。"
TAKEN = "application/pdf,image/jpeg,image/png"


class ScanField(forms.FileField):
    """A PDF, JPG or PNG; cleans to a `ScannedFile`."""

    default_error_messages = {
        "required": "请选择文件。",
        "invalid": NOT_RECEIVED,
        "missing": NOT_RECEIVED,
        "empty": EMPTY,
        "contradiction": NOT_RECEIVED,
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.FileInput(attrs=dict(accept=TAKEN)))
        super().__init__(max_length=None, **kwargs)

    def clean(self, data, initial=None) -> ScannedFile:
        """Read the file; the error says what is wrong with it."""
        upload = super().clean(data, initial)
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            return read_scan(upload.read())
        except UnfitScan as unfit:
            raise forms.ValidationError(str(unfit)) from unfit
