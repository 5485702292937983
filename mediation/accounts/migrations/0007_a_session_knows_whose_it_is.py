"""Sessions in a table of our own: whose, since when, last used when, on which device; and events.

Why      nobody could see or end their own sessions, and none ended without use (decision 0037).
What     two new tables; the table of Django's own sessions goes.
Back     the tables go; Django's is made again by its own migration.
Cost     everybody signs in once more.
Check    `manage.py migrate --plan` says that nothing is left.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.recorder import MigrationRecorder


def drop_former_sessions(apps, editor):
    connection = editor.connection
    if "django_session" in connection.introspection.table_names():
        editor.execute("DROP TABLE django_session")
    MigrationRecorder(connection).migration_qs.filter(app="sessions").delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_postgresql_compiles_no_statements")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("started_at", models.DateTimeField(null=True, verbose_name="登录时间")),
                ("seen_at", models.DateTimeField(verbose_name="最近使用")),
                ("device", models.CharField(blank=True, max_length=60, verbose_name="设备")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "登录", "verbose_name_plural": "登录", "abstract": False},
        ),
        migrations.CreateModel(
            name="LoginEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "登录"),
                            ("signed_out", "退出登录"),
                            ("password", "修改密码，其他登录随之结束"),
                            ("ended", "结束其他登录"),
                            ("ended_by_office", "调委会结束其登录"),
                        ],
                        max_length=16,
                        verbose_name="事项",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("by", models.CharField(max_length=80, verbose_name="办理人")),
                ("principal", models.CharField(max_length=40)),
                ("device", models.CharField(blank=True, max_length=60, verbose_name="设备")),
                ("address", models.CharField(blank=True, max_length=45, verbose_name="网络地址")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "账号记录",
                "verbose_name_plural": "账号记录",
                "indexes": [models.Index(fields=["user", "-at"], name="events_of_a_login")],
            },
        ),
        migrations.RunPython(drop_former_sessions, migrations.RunPython.noop),
    ]
