"""Every test that renders one of our pages fails when a template uses an undefined variable.

Django ignores an undefined variable silently, also in `{% if %}`; a renamed or forgotten key then
shows as nothing. Each silent failure also costs an exception and a `dir()`.
"""

from pathlib import Path

import pytest
from django.template import Variable, VariableDoesNotExist

FOLDER = str(Path(__file__).resolve().parents[1] / "templates")
undefined: list[str] = []
_resolve = Variable._resolve_lookup


def _resolve_and_note(variable, context):
    try:
        return _resolve(variable, context)
    except VariableDoesNotExist:
        _note(variable, context)
        raise


def _note(variable, context) -> None:
    """Note the name and the template; the templates of other packages may be as they are."""
    template = context.render_context.template or context.template
    if str(template.origin.name).startswith(FOLDER):
        undefined.append(f"{template.name}: {variable}")


@pytest.fixture(scope="session", autouse=True)
def _undefined_variables_are_noted():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Variable, "_resolve_lookup", _resolve_and_note)
        yield


@pytest.fixture(autouse=True)
def _no_template_asks_for_what_is_not_there():
    """Fail the test that rendered a template with an undefined variable."""
    undefined.clear()
    yield
    assert sorted(set(undefined)) == []
