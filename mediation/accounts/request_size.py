"""How much a page takes: a larger request is refused before it is read; files only where asked for.

A view says by `takes_files` that its form takes files, and up to how many bytes in all. Everywhere
else a file in a request is read over and kept nowhere, neither in memory nor in a temporary file.
"""

import tempfile

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from mediation import errors


def takes_files(max_bytes: int, otherwise: str = ""):
    """Mark a view as taking files, in requests of up to so many bytes; `otherwise` says so."""

    def mark(view):
        view.max_bytes, view.too_large = max_bytes, otherwise
        return view

    return mark


class LimitRequests:
    """Refuses a request above its page's limit (413), by the length it states, before any reading.

    A request that states no length is empty: the server refuses what is sent in chunks.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Compare the length, and let files in where the page takes them."""
        limit = getattr(view, "max_bytes", 0)
        if _length(request) > (limit or settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            return errors.too_large(request, getattr(view, "too_large", ""))
        if limit:
            request.upload_handlers = [KeepNameless(request)]
        return None


def _length(request) -> int:
    stated = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(stated) if stated.isascii() and stated.isdecimal() else 0


class KeepNameless(FileUploadHandler):
    """Keeps a file where it has no name: nothing of it is left when the process ends."""

    def new_file(self, *args, **kwargs):
        """Open the file that has no name."""
        super().new_file(*args, **kwargs)
        self.kept = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the request

    def receive_data_chunk(self, raw_data, start):
        """Write what has arrived."""
        self.kept.write(raw_data)

    def file_complete(self, file_size):
        """The whole file, to be read from its beginning."""
        self.kept.seek(0)
        return UploadedFile(self.kept, self.file_name, self.content_type, file_size, self.charset)


class SkipFiles(FileUploadHandler):
    """Reads over every file of a request."""

    def new_file(self, *args, **kwargs):
        """Take no file."""
        raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        """Nothing is left of a file."""

    def file_complete(self, file_size):
        """There is no file."""
