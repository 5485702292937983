"""The errors of a page of several forms as lines of its summary: (anchor, label, sentence)."""


def anchor_of(bound) -> str:
    """The id of the element where a field is answered."""
    return bound.id_for_label or bound.auto_id


def of_the_whole(form) -> list[tuple]:
    """What is wrong with a form as a whole or with its hidden fields, which nobody can go to."""
    hidden = [(bound.label, error) for bound in form.hidden_fields() for error in bound.errors]
    general = [("", error) for error in form.non_field_errors()]
    return [("", label, error) for label, error in [*general, *hidden]]


def of_fields(form, names, whose="") -> list[tuple]:
    """What is wrong with the visible fields of these names, in their order."""
    bounds = [form[name] for name in names]
    return [
        (anchor_of(bound), f"{whose}{bound.label}", error)
        for bound in bounds
        for error in bound.errors
        if not bound.is_hidden
    ]


def of_row(form, whose) -> list[tuple]:
    """What is wrong with a row, its fields in the order of the form."""
    return [*of_the_whole(form), *of_fields(form, form.fields, whose)]
