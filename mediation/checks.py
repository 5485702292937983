"""System checks of an installation.

Those tagged `start` run in `manage.py check --deploy` and in `wsgi.py`: the site does not start
with a default secret, without keys, or with demo log-ins outside the demo.
"""

import ctypes
import sys
from collections import Counter

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import ERROR, Error, Tags, Warning, register, run_checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from mediation import vault
from mediation.accounts import key_probes

START = "start"
SHORTEST_SECRET = 32  # characters
PDF_LIBRARIES = {
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def refuse_unsafe_start() -> None:
    """Print every reason against starting and exit, unless there is none."""
    messages = run_checks(
        tags=[START], include_deployment_checks=True, databases=[DEFAULT_DB_ALIAS]
    )
    connections.close_all()  # workers are forked from here
    reasons = [f"  {m.msg}{m.hint or ''}" for m in messages if m.level >= ERROR]
    for warning in (m for m in messages if m.level < ERROR):
        print(f"请注意：{warning.msg}{warning.hint or ''}", file=sys.stderr, flush=True)
    if reasons:
        print("拒绝启动：", *reasons, sep="\n", file=sys.stderr, flush=True)
        sys.exit(1)


@register(START, Tags.security, deploy=True)
def secret_is_own(**kwargs):
    """Error for a secret that is published in the source."""
    if settings.SECRET_KEY == settings.INSECURE_SECRET:
        hint = "运行 make setup，或在环境中设置。"
        return [Error("未设置 SECRET_KEY。", hint=hint, id="site.E001")]
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        hint = f"至少{SHORTEST_SECRET}个字符，随机生成。"
        return [Error("SECRET_KEY 太短，会被猜出。", hint=hint, id="site.E011")]
    return []


@register(START, Tags.security, deploy=True)
def links_begin_with_https(**kwargs):
    """Error for links and codes on paper that would not be opened, or opened in the clear."""
    if not settings.HTTPS or settings.SITE_URL.startswith("https://"):
        return []
    hint = "写成用户打开的网址，例如 https://mediation.example。"
    said = f"设了 HTTPS=1，而 SITE_URL 是 {settings.SITE_URL}，发出的链接打不开。"
    return [Error(said, hint=hint, id="site.E013")]


@register(START, Tags.security, deploy=True)
def names_are_known(**kwargs):
    """Warning for names in the environment that nobody reads and that look like ours."""
    return [
        Warning(f"环境里的 {name} 没有用到。", hint=f"是不是 {near}？", id="site.W002")
        for name, near in settings.MISSPELT.items()
    ]


@register(START, Tags.security, deploy=True)
def keys_are_there(**kwargs):
    """Error without keys, since protected fields could be neither read nor found."""
    wrong = [] if settings.VAULT_KEYS else [Error("未设置 VAULT_KEYS。", id="site.E002")]
    for name in dict.fromkeys(_wrong_vault_keys()):
        hint = "编号用字母和数字，不重复；密钥是 32 字节的 base64url，前后不留空格。"
        said = f"VAULT_KEYS 中的“{name}”不是 编号:密钥。"
        wrong.append(Error(said, hint=hint, id="site.E003"))
    if not vault.is_key(settings.HASH_KEY):
        wrong.append(Error("HASH_KEY 未设置或不是 32 字节的 base64url。", id="site.E004"))
    if not all(map(vault.is_key, settings.OLD_HASH_KEYS)):
        wrong.append(Error("OLD_HASH_KEYS 中有一把不是 32 字节的 base64url。", id="site.E012"))
    return wrong or _equal_keys()


def _wrong_vault_keys() -> list[str]:
    """The names of the entries that are no key, or stand there twice."""
    parts = [entry.partition(":") for entry in settings.VAULT_KEYS]
    times = Counter(name for name, _, _ in parts)
    sound = (vault.is_key_id(name) and vault.is_key(key) for name, _, key in parts)
    return [
        name for (name, _, _), good in zip(parts, sound, strict=True) if not good or times[name] > 1
    ]


def _equal_keys() -> list[Error]:
    """An error for one key in two places: who learns one then has the other as well."""
    vaults = [entry.partition(":")[2] for entry in settings.VAULT_KEYS]
    keys = [*vaults, settings.HASH_KEY, *settings.OLD_HASH_KEYS, settings.SECRET_KEY]
    if len(set(keys)) == len(keys):
        return []
    hint = "每一把密钥单独生成，不要重复使用。"
    return [
        Error(
            "VAULT_KEYS、HASH_KEY、OLD_HASH_KEYS、SECRET_KEY 中有相同的密钥。",
            hint=hint,
            id="site.E008",
        )
    ]


@register(START, Tags.security, deploy=True)
def keys_fit_the_database(databases=None, **kwargs):
    """Error for keys the database was not written with: nobody would be found, nothing opened."""
    if not databases or keys_are_there():
        return []
    try:
        unfit = list(key_probes.unfit())
    except DatabaseError:  # reported by no_demo_logins
        return []
    if not unfit:
        return []
    hint = "把原来的密钥写回环境；换过的 HASH_KEY 写进 OLD_HASH_KEYS，再运行 manage.py rekey。"
    names = "、".join(unfit)
    return [Error(f"密钥与数据库不符（{names}）。", hint=hint, id="site.E009")]


def damage_of(connection) -> str:
    """The first damage of a SQLite file, empty if there is none."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            (found,) = cursor.fetchone()
    except DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


@register(START, Tags.database, deploy=True)
def sqlite_file_is_whole(databases=None, **kwargs):
    """Error for a damaged SQLite file."""
    if connections[DEFAULT_DB_ALIAS].vendor != "sqlite" or not databases:
        return []
    found = damage_of(connections[DEFAULT_DB_ALIAS])
    if not found:
        return []
    hint = "停止使用，用备份恢复，再运行 check_consistency 和 anchor --verify。"
    return [Error(f"SQLite 数据库文件已损坏（{found}）。", hint=hint, id="site.E010")]


@register(START, Tags.security, deploy=True)
def no_demo_logins(databases=None, **kwargs):
    """Error for demo log-ins outside the demo: their passwords are printed."""
    if settings.DEMO or not databases:
        return []
    try:
        present = get_user_model().objects.filter(demo=True, is_active=True).exists()
    except DatabaseError as error:
        hint = "先运行 manage.py migrate。"
        return [Error(f"数据库尚不可用（{type(error).__name__}）。", hint=hint, id="site.E005")]
    if not present:
        return []
    hint = "换一个数据库，或停用这些账号；演示请设置 DEMO=1。"
    return [Error("数据库中有演示账号，而未设置 DEMO。", hint=hint, id="site.E006")]


@register(START, Tags.database, deploy=True)
def database_knows_chinese(databases=None, **kwargs):
    """Error for PostgreSQL with LC_CTYPE=C, which finds no Chinese text in a search."""
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql" or not databases:
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        (ctype,) = cursor.fetchone()
    if ctype not in ("C", "POSIX"):
        return []
    hint = "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8"
    return [Error("数据库的 LC_CTYPE 不能是 C。", hint=hint, id="site.E007")]


@register()
def pdf_libraries_are_there(**kwargs):
    """Warning without libharfbuzz-subset: a document takes ten seconds instead of a quarter."""
    missing = [package for file, package in PDF_LIBRARIES.items() if not _loads(file)]
    if not missing:
        return []
    hint = f"apt-get install {' '.join(missing)}"
    return [Warning(f"缺少排版所需的系统库：{'、'.join(missing)}。", hint=hint, id="site.W001")]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
