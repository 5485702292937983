"""A field that takes a table (.xlsx, .xls, .csv): what cannot be one is refused at once."""

from django import forms

from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.uploads.sending import refuse_other_kinds


class TableFile(forms.FileField):
    """The file of a table; cleans to the upload, which may be read from its beginning."""

    def __init__(self, *, most_bytes: int, too_large: str, **kwargs):
        super().__init__(**kwargs)
        self.most_bytes, self.too_large = most_bytes, too_large

    def clean(self, data, initial=None):
        """Refuse what is too large or another kind of file."""
        upload = super().clean(data, initial)
        if upload.size > self.most_bytes:
            raise forms.ValidationError(self.too_large)
        try:
            refuse_other_kinds(upload.read())
        except ReaderError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        upload.seek(0)
        return upload
