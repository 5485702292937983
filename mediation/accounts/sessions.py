"""Sessions of people who signed in: when each began, was last used, on which device; when it ends.

A session ends after `IDLE_MINUTES` without a request and, used or not, after `SESSION_HOURS`. Both
are one column of its row, `expire_date`, so an ended session is not found, by whatever page. The
row is written again at most once a minute. Sessions of visitors and of opened links keep the end
that was set for them. A session that was used later than now began under a clock that was ahead:
it has ended, or it would live until then.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError

from mediation import clock
from mediation.vault import exact_mark

from .devices import device_of
from .models import Session

STARTED, DEVICE = "started", "device"
WRITE_AFTER = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Django's sessions in the database, each row with whom and what it belongs to.

    `row` is the row the session was read from, None for one that is new or has ended.
    """

    row: Session | None = None

    @classmethod
    def get_model_class(cls):
        """The rows of sessions."""
        return Session

    def _get_session_from_db(self):
        row = super()._get_session_from_db()
        if row and row.user_id and row.seen_at > clock.latest():
            self._session_key = None
            row = None
        self.row = row
        return row

    def create_model_instance(self, data):
        """The row as it is saved."""
        row, now = super().create_model_instance(data), clock.now()
        row.seen_at = now
        if user := data.get(SESSION_KEY):
            started = data.get(STARTED)
            row.user_id, row.device = user, data.get(DEVICE, "")
            row.started_at = datetime.fromisoformat(started) if started else now
            row.expire_date = end_of(row.started_at, now)
        return row


def end_of(started: datetime, seen: datetime) -> datetime:
    """When a session ends that began and was last used at those moments."""
    idle = timedelta(minutes=settings.IDLE_MINUTES)
    return min(seen + idle, started + timedelta(hours=settings.SESSION_HOURS))


def note_beginning(sender, request, user, **kwargs):
    """Receiver: somebody signed in."""
    request.session[STARTED] = clock.now().isoformat()
    request.session[DEVICE] = device_of(request.META.get("HTTP_USER_AGENT", ""))


user_logged_in.connect(note_beginning, dispatch_uid="a session begins")


class NoteUse:
    """Moves the end of the session of who signed in, at most once a minute."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        row, now = getattr(request.session, "row", None), clock.now()
        if row and row.user_id and now - row.seen_at >= WRITE_AFTER:
            _note_use(row, now)
        return response


def _note_use(row, now) -> None:
    """Never brings back a session that was ended meanwhile."""
    living = Session.objects.filter(pk=row.pk, expire_date__gt=now)
    try:
        living.update(seen_at=now, expire_date=end_of(row.started_at, now))
    except DatabaseError:  # reading goes on where nothing can be written
        return


def mark_of(session: Session) -> str:
    """The name of a session on a page: it opens nothing."""
    return exact_mark(f"session:{session.pk}")[:24]


def of_user(user) -> list[Session]:
    """The living sessions of a log-in, the one used last first."""
    living = Session.objects.filter(user=user, expire_date__gt=clock.now())
    living = living.filter(seen_at__lte=clock.latest())
    return list(living.order_by("-seen_at", "pk"))


def end(sessions) -> int:
    """End these sessions; returns how many there were."""
    keys = [session.pk for session in sessions]
    return Session.objects.filter(pk__in=keys).delete()[0]
