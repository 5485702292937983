"""The WSGI application; refuses to start in an unsafe state."""

import os
import tempfile

from django.core.wsgi import get_wsgi_application

from mediation.charset import with_readable_charset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
application = with_readable_charset(get_wsgi_application())

from mediation.checks import refuse_unsafe_start  # noqa: E402 -- needs the apps

refuse_unsafe_start()
tempfile.gettempdir()  # found by writing: looked for on a full disk, there would seem to be none
