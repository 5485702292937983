"""Forms whose errors name the question and what to do, in plain words.

The framework's own sentences speak of variables, values and characters.
"""

import re

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from mediation.accounts.typed_text import has_unreadable

TORN = "这张表没有传完整，请重新打开这一页再填。"
BASIS = re.compile("（《[^（）]*》[^（）]*）$")  # the articles a label ends with
DASHES = "---------"  # what Django shows where nothing is chosen
CHOOSE_AGAIN = "“{0}”选的不在可选的几项里，请重新选择。"
# By the code of an error; {0} is the label, the rest is filled in by the validator.
PLAIN = {
    "max_length": "“{0}”最多写%(limit_value)d个字，现在有%(show_value)d个，请删短一些。",
    "min_length": "“{0}”至少写%(limit_value)d个字，现在只有%(show_value)d个，请写具体一些。",
    "max_value": "“{0}”最大填%(limit_value)s，请核对。",
    "min_value": "“{0}”最小填%(limit_value)s，请核对。",
    "null_characters_not_allowed": "“{0}”里有存不了的字符，请删掉重写。",
    "unreadable_characters": "“{0}”里有读不出的字符（显示为“�”），请删掉重写。",
    "invalid_choice": CHOOSE_AGAIN,
    "invalid_list": CHOOSE_AGAIN,
    "invalid_pk_value": CHOOSE_AGAIN,
}
# Raised without values to fill in: in the others a percent sign of the label would be read as a
# place for one.
AS_WRITTEN = frozenset({"required", "invalid", "invalid_list", "unreadable_characters"})
INVALID = (
    (forms.IntegerField, "“{0}”要填整数，例如 3。"),
    (forms.DateField, "“{0}”要填日期，写成 2026-03-05 这样。"),
    (forms.TimeField, "“{0}”要填时间，写成 09:30 这样。"),
)


class KeyField(forms.CharField):
    """The key under which a form has one effect: letters, digits, and signs of addresses.

    Compared byte for byte everywhere, so that nothing is trimmed or folded here either.
    """

    widget = forms.HiddenInput
    written = re.compile(r"[0-9A-Za-z._:~-]*\Z")

    def __init__(self, *, required=False, max_length=255, **kwargs):
        super().__init__(required=required, max_length=max_length, strip=False, **kwargs)

    def validate(self, value):
        """Refuse what no page of ours sends."""
        super().validate(value)
        if not self.written.match(value):
            raise forms.ValidationError(TORN, code="torn")


class PlainForm(forms.Form):
    """A form that speaks plainly of all its fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)


class RefuseUnreadable:
    """Validator: refuse half characters and the signs of what was lost on the way."""

    code = "unreadable_characters"

    def __call__(self, text):
        """Raise `ValidationError` where the text has such a character, besides a null."""
        if has_unreadable(str(text).replace("\0", "")):
            raise forms.ValidationError("unreadable", code=self.code)


refuse_unreadable = RefuseUnreadable()


def speak_plainly(field) -> None:
    """Name the field in its messages, and prompt for empty choices; its own messages stay."""
    if isinstance(field, forms.CharField) and refuse_unreadable not in field.validators:
        field.validators.append(refuse_unreadable)
    label = BASIS.sub("", str(field.label or "这一项"))
    ours = vars(field).setdefault("plain_codes", set())
    for code, sentence in _sentences(field).items():
        if code in ours or _is_the_frameworks(field, code):
            called = label if code in AS_WRITTEN else label.replace("%", "%%")
            field.error_messages[code] = sentence.format(called)
            ours.add(code)
    if isinstance(field, forms.ModelChoiceField):
        _speak_plainly_of_rows(field)


def _speak_plainly_of_rows(field) -> None:
    """Prompt for empty choices, and call a null in a key what it is: no row of these."""
    again = field.error_messages["invalid_choice"]
    field.validate_no_null_characters = ProhibitNullCharactersValidator(again)
    if field.empty_label == DASHES:
        field.empty_label = "请选择" if field.required else "不选"


def _sentences(field) -> dict[str, str]:
    chosen = isinstance(field, forms.ChoiceField)
    required = f"请{'选择' if chosen else '填写'}“{{0}}”。"
    invalid = [("invalid", words) for kind, words in INVALID if isinstance(field, kind)]
    return {"required": required, **PLAIN, **dict(invalid)}


def _is_the_frameworks(field, code) -> bool:
    """Whether the message is missing, or the one a class of the framework came with."""
    defaults = (vars(cls).get("default_error_messages", {}) for cls in type(field).__mro__)
    now = field.error_messages.get(code)
    return now is None or any(messages.get(code) is now for messages in defaults)
