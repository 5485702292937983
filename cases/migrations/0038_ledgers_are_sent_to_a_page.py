"""A ledger is sent to a page, sealed, checked and imported; a case knows its import.

Existing imports: no case is tied to them, and who imported stays empty.
"""

import django.db.models.deletion
from django.db import migrations, models

import mediation.vault


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0037_conditions_are_followed'),
        ('directory', '0005_ties_of_people_are_known'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='estates',
            field=models.PositiveIntegerField(default=0, verbose_name='新建小区'),
        ),
        migrations.AddField(
            model_name='import',
            name='mediators',
            field=models.PositiveIntegerField(default=0, verbose_name='新建调解员'),
        ),
        migrations.AddField(
            model_name='import',
            name='principal',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.CreateModel(
            name='ImportedCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='cases.case')),
                ('of_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='cases.import')),
            ],
            options={
                'verbose_name': '导入的案件',
                'verbose_name_plural': '导入的案件',
            },
        ),
        migrations.CreateModel(
            name='LedgerUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('principal', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=64)),
                ('row_key', mediation.vault.RowKeyField(default=mediation.vault.new_row_key, editable=False, max_length=22)),
                ('file_name', mediation.vault.SealedTextField(verbose_name='文件')),
                ('answers', mediation.vault.SealedTextField(blank=True, default='')),
                ('report', mediation.vault.SealedTextField(blank=True, default='')),
                ('stage', models.CharField(choices=[('sent', '核对中'), ('checked', '已核对'), ('ordered', '导入中'), ('done', '已导入'), ('unreadable', '读不了'), ('failed', '没有办成')], default='sent', max_length=12)),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('ordered_at', models.DateTimeField(null=True)),
                ('until', models.DateTimeField(db_index=True)),
                ('counted', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(null=True)),
                ('began_at', models.DateTimeField(null=True)),
                ('worker', models.CharField(blank=True, default='', max_length=22)),
                ('held_until', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='directory.committee')),
                ('of_import', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='cases.import')),
            ],
            options={
                'verbose_name': '送来的台账',
                'verbose_name_plural': '送来的台账',
            },
        ),
        migrations.CreateModel(
            name='LedgerFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ledger', '台账'), ('refused', '退回的行')], max_length=8)),
                ('content', models.BinaryField()),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='cases.ledgerupload')),
            ],
            options={
                'verbose_name': '送来的台账文件',
                'verbose_name_plural': '送来的台账文件',
            },
        ),
        migrations.AddConstraint(
            model_name='ledgerupload',
            constraint=models.UniqueConstraint(fields=('principal', 'key'), name='a_ledger_is_sent_once_by_a_form', violation_error_message='这份台账已经送到。'),
        ),
        migrations.AddConstraint(
            model_name='ledgerfile',
            constraint=models.UniqueConstraint(fields=('upload', 'kind'), name='one_file_of_a_kind', violation_error_message='这份台账已经有这个文件。'),
        ),
    ]
