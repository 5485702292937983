"""The one settings module: environments differ in values, not in structure.

Values come from the environment, then from `var/local.env` (written by `make run`; another file by
`MEDIATION_ENV_FILE`, none if that is empty), then from the defaults below.
"""

import os
from pathlib import Path
from urllib.parse import unquote

import environ
from csp.constants import NONE, SELF

from mediation.environment import Environment

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("MEDIATION_VAR", ROOT / "var")).resolve()

env = environ.Env()
env_file = os.environ.get("MEDIATION_ENV_FILE", str(VAR / "local.env"))
if env_file and Path(env_file).is_file():
    env.read_env(env_file)
own = Environment(os.environ)
own.refuse_absent_file("MEDIATION_ENV_FILE")

DEBUG = own.switch("DEBUG")
DEMO = own.switch("DEMO")
INSECURE_SECRET = "insecure-only-for-build-steps"  # noqa: S105 -- refused below when serving
SECRET_KEY = own.text("SECRET_KEY", INSECURE_SECRET)
VAULT_KEYS = env.list("VAULT_KEYS", default=[])
HASH_KEY = env.str("HASH_KEY", default="")  # as written: its check names a space
OLD_HASH_KEYS = env.list("OLD_HASH_KEYS", default=[])
ANCHOR_FILE = env.str("ANCHOR_FILE", default=str(VAR / "anchors.txt"))  # empty: none is kept
ALLOWED_HOSTS = own.hosts("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = own.origins("CSRF_TRUSTED_ORIGINS")
SITE_URL = own.origin("SITE_URL", f"http://127.0.0.1:{own.number('PORT', 8000, most=65535)}")
# How long a duty without an end (今后不得…) is observed until it counts as performed.
OBSERVED_DAYS = own.number("OBSERVED_DAYS", 90, most=3650)
# What proves that a party cannot be reached: attempts in vain, on so many days, in so many ways.
UNREACHABLE = {
    "attempts": own.number("UNREACHABLE_ATTEMPTS", 3, most=50),
    "days": own.number("UNREACHABLE_DAYS", 2, most=50),
    "ways": own.number("UNREACHABLE_WAYS", 2, most=4),
}
# Whether the import page starts the process that imports; if not, run `import_uploads` by a timer.
STARTS_IMPORTS = own.switch("STARTS_IMPORTS", default=True)
HTTPS = own.switch("HTTPS")

INSTALLED_APPS = [
    "mediation",
    "mediation.accounts",
    "mediation.directory",
    "mediation.workdays",
    "cases",
    "reports",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_fsm",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages; whitenoise has its files compressed already
    "mediation.accounts.typed_text.RefuseOtherEncodings",
    "mediation.accounts.front_door.RejectUnreadableText",
    "mediation.accounts.request_size.LimitRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mediation.accounts.sessions.NoteUse",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mediation.accounts.front_door.FrontDoor",
    "mediation.accounts.refused_pages.RedirectRefusals",
    "mediation.accounts.typed_text.DropInvisibleMarks",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mediation.urls"
WSGI_APPLICATION = "mediation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "mediation.accounts.front_door.for_templates",
            ],
            "builtins": ["mediation.template_parts", "cases.web.words"],
        },
    }
]

# SQLite: WAL; FULL because NORMAL loses acknowledged writes at a power cut; IMMEDIATE because
# a read lock cannot be upgraded and the loser of a race would get "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;",
}
# PostgreSQL: no startup options, which PgBouncer refuses; jit is off by a default of our role, set
# by a migration of accounts.
POSTGRESQL_OPTIONS = {"connect_timeout": 5}
DATABASE = own.database("DATABASE_URL", env.db_url_config) or {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(VAR / "mediation.sqlite3"),
}
if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE |= {"OPTIONS": SQLITE_OPTIONS}
else:
    DATABASE |= {
        "HOST": unquote(DATABASE["HOST"]),  # the folder of a socket is written %2Frun%2Fpostgresql
        "OPTIONS": POSTGRESQL_OPTIONS | DATABASE.get("OPTIONS", {}),
        "CONN_MAX_AGE": own.number("CONN_MAX_AGE", 60, least=0, most=86400),
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,  # PgBouncer, transaction mode
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What may follow later is done by `manage.py work`, at the latest by the next `run_due`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "mediation.accounts.backends.PersonBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username"]},
    },
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1 / 6
AXES_CLIENT_IP_CALLABLE = "mediation.accounts.front_door.counted_address"
AXES_WHITELIST_CALLABLE = "mediation.accounts.signing_in.is_known"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "mediation.errors.csrf_failure"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login/"
SESSION_ENGINE = "mediation.accounts.sessions"
IDLE_MINUTES = own.number("IDLE_MINUTES", 30, most=720)  # without a request, until a log-in ends
SESSION_HOURS = own.number("SESSION_HOURS", 12, most=168)  # until it ends in any case
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mediation.short_static.ShortStaticFiles"},
}
MEDIA_ROOT = VAR / "files"
# 200 parties of a registration, each with every question that may be asked of it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20  # a page that takes files has a limit of its own
FILE_UPLOAD_HANDLERS = ["mediation.accounts.request_size.SkipFiles"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact_tokens": {"()": "mediation.log_redaction.TokenRedaction"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["redact_tokens"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refused form or a page not found is an answer, no fault of the site; ACCESS_LOG lists them.
    # Nor is a request for another host, by a scanner: a stack for each would fill the disk.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

own.refuse_what_is_wrong()
MISSPELT = own.misspelt()
