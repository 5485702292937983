"""A notice of rectification without a case is sealed, with what happened to it.

Why      nothing covered it: who writes to the database could move its last day, or say that it was
         passed, and no check saw it.
What     a keyed seal of each line after the line before, and of the notice after its last line.
Back     drop the seals.
Cost     one statement a line and a notice; needs HASH_KEY where there are notices.
Check    `check_consistency` computes every seal again; `rekey` brings them under a new key.
"""

from django.db import migrations, models

from cases.legal_records import own_seals

NOT_COVERED = {'estatenotice': ('hash',), 'estatenoticeevent': ('id', 'hash')}


def seal(apps, schema_editor):
    """Seal what was recorded before."""
    for name, left_out in NOT_COVERED.items():
        apps.get_model('cases', name).not_covered = dict.fromkeys(left_out, '')
    for notice in apps.get_model('cases', 'estatenotice').objects.order_by('pk'):
        for one in own_seals.seal_all(notice, list(notice.events.order_by('pk'))):
            one.save(update_fields=['hash'])


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0071_parts_fall_due_at_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='estatenotice',
            name='hash',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.AddField(
            model_name='estatenoticeevent',
            name='hash',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
