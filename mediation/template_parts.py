"""A tag every template may use: what a part may be called without."""

from django import template

register = template.Library()


class Optional(template.Node):
    """Gives each name that the caller left out the empty text."""

    def __init__(self, names):
        self.names = names

    def render(self, context):
        """Nothing; the names are there from here on."""
        for name in self.names:
            if name not in context:
                context[name] = ""
        return ""


@register.tag
def optional(parser, token):
    """Name what a caller of this part may leave out: `{% optional note url %}`.

    Any other name that is missing fails the tests; a part says here what it does without.
    """
    return Optional(token.split_contents()[1:])
