"""A template tag for variables a part may be called without."""

from django import template

register = template.Library()


class Optional(template.Node):
    """Sets each name that the caller left out to the empty text."""

    def __init__(self, names):
        self.names = names

    def render(self, context):
        """Render nothing; the names are defined for the rest of the part."""
        for name in self.names:
            if name not in context:
                context[name] = ""
        return ""


@register.tag
def optional(parser, token):
    """Declare the variables a caller of this part may leave out: `{% optional note url %}`.

    Any other missing name fails the tests.
    """
    return Optional(token.split_contents()[1:])
