"""Where a server takes the site from; it is not handed out in an unsafe state."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
application = get_wsgi_application()

from mediation.checks import refuse_unsafe_start  # noqa: E402 -- needs the apps

refuse_unsafe_start()
