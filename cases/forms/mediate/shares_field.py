"""What each of several people owes or is owed: a sum or a ratio beside each name."""

from django import forms
from django.utils.html import format_html, format_html_join

from cases.law import shares
from cases.law.money import MoneyError
from cases.law.ratios import RatioError

HOW_TO_WRITE = (
    "写 3000、60%、1/3，最后一个人可以写“其余”；也可以只在一行写 1:1:1。合计要正好。"
    "除不尽的一分钱归零头大的一份，零头一样的归写在前面的。"
)


class SharesWidget(forms.Widget):
    """A line for each person, named by their key."""

    use_fieldset = True
    people = ()

    def line_names(self, name) -> list[str]:
        """The names of the lines."""
        return [f"{name}-{key}" for key, _ in self.people]

    def value_from_datadict(self, data, files, name):
        """What was typed, by key, without empty lines."""
        typed = {key: data.get(f"{name}-{key}", "").strip() for key, _ in self.people}
        return {key: text for key, text in typed.items() if text}

    def value_omitted_from_data(self, data, files, name):
        """Whether no line was sent."""
        return not any(line in data for line in self.line_names(name))

    def id_for_label(self, id_, index=None):
        """A group of lines is labelled by its legend."""
        return ""

    def render(self, name, value, attrs=None, renderer=None):
        """The lines, each with its label."""
        id_ = (attrs or {}).get("id", name)
        rows = (
            (id_, key, label, name, key, (value or {}).get(key, "")) for key, label in self.people
        )
        lines = format_html_join(
            "",
            '<div class="share"><label for="{0}-{1}">{2}</label><input class="form-control" '
            'id="{0}-{1}" name="{3}-{4}" value="{5}" autocomplete="off"></div>',
            rows,
        )
        return format_html('<div id="{}" class="shares">{}</div>', id_, lines)


class SharesField(forms.Field):
    """Shares by the key of their person; cleans to {key: (分 or None, ratio or None)}, or to
    {key: `Proportion`} where one line divides the sum among all."""

    widget = SharesWidget

    def offer(self, people):
        """Ask for the shares of these people: [(key, name)]."""
        self.widget.people = self.people = list(people)

    def clean(self, value):
        """Read every line; an error names its person."""
        names, found, wrong = dict(self.people), {}, []
        for key, text in (value or {}).items():
            try:
                found[key] = shares.read_share(text)
            except (RatioError, MoneyError) as error:
                wrong.append(f"{names[key]}：{error}")
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    def prepare_value(self, value):
        """The shares as they are shown; what was typed is shown as typed."""
        shown = (value or {}).items()
        return {
            str(key): one if isinstance(one, str) else shares.written_share(one)
            for key, one in shown
        }
