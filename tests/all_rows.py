"""Every row of our tables, without keys and values that differ from run to run.

    python -m tests.all_rows [COLUMN…]      COLUMN: a further one to leave out

Two databases with the same portrait hold the same cases. A reference is replaced by the number or
name of its target; the chains of hashes, which cover keys, are left to check_consistency.
"""

import json
import re
import sys
from itertools import groupby
from operator import itemgetter

KEY = re.compile(r"(person:|link:|\{p)\d+")  # of a person, a link, a party, within a text
PARTIES = "addressees"  # a list of keys of parties
OURS = ("cases", "directory", "accounts")
LEFT_OUT = {
    *("hash", "previous", "trail_head", "principal", "password", "last_login"),
    *("records", "row_key", "sealed_proof"),
    *("check_code", "html_sha256", "pdf_sha256", "token_mark", "code_mark"),
}


def portrait(left_out: set[str]) -> dict[str, list[str]]:
    """The rows of every model, each as text, in order."""
    from django.apps import apps

    models = [model for model in apps.get_models() if model._meta.app_label in OURS]
    return {model._meta.label: _rows(model, left_out) for model in models}


def _rows(model, left_out) -> list[str]:
    fields = [field for field in model._meta.concrete_fields if field.name not in left_out]
    paths = [path for path in map(_path, fields) if path]
    rows = model._base_manager.values(*paths) if paths else ()
    places = _places() if PARTIES in paths else {}
    lines = (json.dumps(_named(row, places), default=str, ensure_ascii=False) for row in rows)
    return sorted(KEY.sub(r"\1", text) for text in lines)


def _named(row, places) -> list:
    """The values of a row; parties by their place in the case, for keys of a killed run are not
    given again."""
    return [[places[key] for key in row[name]] if name == PARTIES else row[name] for name in row]


def _places() -> dict[int, int]:
    """The place of every party within its case, by its key."""
    from cases.models import Party

    keys = Party.objects.order_by("case", "pk").values_list("case", "pk")
    each = groupby(keys, key=itemgetter(0))
    return {pk: place for _, of_case in each for place, (_, pk) in enumerate(of_case, 1)}


def _path(field) -> str:
    """The lookup of the field without a key; empty for sealed fields and targets without a name."""
    if field.primary_key or type(field).__name__ in {"SealedTextField", "BinaryField"}:
        return ""
    if field.related_model is None:
        return field.name
    names = {one.name for one in field.related_model._meta.concrete_fields}
    return next((f"{field.name}__{one}" for one in ("number", "name") if one in names), "")


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(portrait(LEFT_OUT | set(sys.argv[1:])), sys.stdout)
