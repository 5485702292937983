"""Fields for what people type in many ways and the case keeps in one: names, places, numbers."""

from django import forms

from cases.law import court_numbers, identifiers
from mediation.accounts.typed_names import plain_figures, tidy_name
from mediation.directory import dwellings


class NameField(forms.CharField):
    """A name or place as people type it, kept in its one form: 买买提•吐尔逊 as 买买提·吐尔逊."""

    def to_python(self, value):
        """The name as it is stored."""
        return tidy_name(super().to_python(value))


class StoryField(forms.CharField):
    """What happened, in people's own words: ９０１室 as 901室, so that a search finds it."""

    def to_python(self, value):
        """The text as it is stored."""
        return plain_figures(super().to_python(value))


class PaperTitleField(forms.CharField):
    """The name and number of a paper that a court or another body wrote."""

    def to_python(self, value):
        """The title as it is stored."""
        return court_numbers.paper_title(super().to_python(value))


class DwellingField(NameField):
    """A dwelling of the estate by building and room: ６号楼 1202室 as 6号楼1202室."""

    wrong = "房屋只写楼栋、房号，例如 6号楼1202室；别的写在住址里。"

    def validate(self, value):
        """Refuse what is too long to be a building and a room."""
        super().validate(value)
        if not dwellings.fits(value):
            raise forms.ValidationError(self.wrong, "invalid")


class _IdentifierField(forms.CharField):
    """A number as people type it, kept in its one form.

    The box leaves room for full width, spaces and dashes: a number must not be cut off while it is
    typed or pasted.
    """

    read = staticmethod(identifiers.phone_number)
    wrong = ""

    def to_python(self, value):
        """The number in its one form; as typed where it is none."""
        typed = super().to_python(value)
        return self.read(typed) or typed

    def validate(self, value):
        """Refuse what is no such number."""
        super().validate(value)
        if value and not self.read(value):
            raise forms.ValidationError(self.wrong, "invalid")

    def widget_attrs(self, widget):
        """The room of the box is that of what is typed, not of the number."""
        return super().widget_attrs(widget) | {"maxlength": str(identifiers.LONGEST)}


class PhoneField(_IdentifierField):
    """A Chinese mobile, landline or 400 number, or one of elsewhere with its code."""

    wrong = "电话号码不对：手机号11位，座机如 0595-22000000，境外的如 +852 91234567。"


class PaperNumberField(forms.CharField):
    """The number of a paper by which people prove who they are; its kind decides how it is read."""

    def widget_attrs(self, widget):
        """The room of the box is that of what is typed, not of the number."""
        return super().widget_attrs(widget) | {"maxlength": str(identifiers.LONGEST)}


class CreditCodeField(_IdentifierField):
    """A unified social credit code (GB 32100)."""

    read = staticmethod(identifiers.credit_code)
    wrong = "统一社会信用代码不对：18位，最后一位是校验码，请照营业执照核对。"
