"""Static files as they are served: named by their content, compressed, ours without comments."""

from pathlib import PurePath

import rcssmin
import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHORTENED = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


class ShortStaticFiles(CompressedManifestStaticFilesStorage):
    """Drop comments and indentation from our styles and scripts when they are collected.

    Files of others come shortened (`.min.`) and stay as their makers signed them.
    """

    def _save(self, name, content):
        path = PurePath(name)
        shorten = SHORTENED.get(path.suffix)
        if shorten is not None and ".min." not in path.name:
            content.seek(0)  # read before, for the name by its content
            content = ContentFile(shorten(content.read().decode()).encode())
        return super()._save(name, content)
