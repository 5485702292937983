"""What a response says of its context: that of the page, not of every part and widget drawn in it.

Django notes each template that is rendered, with a copy of its context: two hundred on one page.
"""

import pytest
from django.template import RequestContext, Template
from django.test.signals import template_rendered


def _render_and_note_pages(template, context):
    if context.template is template and isinstance(context, RequestContext):
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@pytest.fixture(scope="session", autouse=True)
def _only_pages_are_noted(django_test_environment):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", _render_and_note_pages)
        yield
