import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):

    dependencies = [
        ('charts', '0002_measures_on_drivers'),
        ('pdsa', '0001_initial'),
        ('people', '0002_user_has_an_organisation'),
        ('projects', '0002_charter_diagram_and_conversation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='prediction',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='prediction',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='prediction',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='prediction',
            name='made_at',
            field=models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='predictionevent',
            name='made_at',
            field=models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "pdsa_predictionevent" ("by_when", "confidence", "cycle_id", "happened", "happened_words", "highest", "id", "judged_at", "lowest", "made_at", "measure_id", "organisation_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "words") VALUES (NEW."by_when", NEW."confidence", NEW."cycle_id", NEW."happened", NEW."happened_words", NEW."highest", NEW."id", NEW."judged_at", NEW."lowest", NEW."made_at", NEW."measure_id", NEW."organisation_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."words"); RETURN NULL;', hash='7062c2083e776163fa13c1e02ee081acd3e1d240', operation='INSERT', pgid='pgtrigger_insert_insert_6075d', table='pdsa_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_when" IS DISTINCT FROM (NEW."by_when") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."happened_words" IS DISTINCT FROM (NEW."happened_words") OR OLD."highest" IS DISTINCT FROM (NEW."highest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."lowest" IS DISTINCT FROM (NEW."lowest") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."words" IS DISTINCT FROM (NEW."words"))', func='INSERT INTO "pdsa_predictionevent" ("by_when", "confidence", "cycle_id", "happened", "happened_words", "highest", "id", "judged_at", "lowest", "made_at", "measure_id", "organisation_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "words") VALUES (NEW."by_when", NEW."confidence", NEW."cycle_id", NEW."happened", NEW."happened_words", NEW."highest", NEW."id", NEW."judged_at", NEW."lowest", NEW."made_at", NEW."measure_id", NEW."organisation_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."words"); RETURN NULL;', hash='70f874a2853543cd885ff8a1964e3794040929e9', operation='UPDATE', pgid='pgtrigger_update_update_c0df7', table='pdsa_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "pdsa_predictionevent" ("by_when", "confidence", "cycle_id", "happened", "happened_words", "highest", "id", "judged_at", "lowest", "made_at", "measure_id", "organisation_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "words") VALUES (OLD."by_when", OLD."confidence", OLD."cycle_id", OLD."happened", OLD."happened_words", OLD."highest", OLD."id", OLD."judged_at", OLD."lowest", OLD."made_at", OLD."measure_id", OLD."organisation_id", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."words"); RETURN NULL;', hash='adc483cbfbd3a69d187517ef6a55cf9d80bc0e75', operation='DELETE', pgid='pgtrigger_delete_delete_ae858', table='pdsa_prediction', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='cycle',
            constraint=models.CheckConstraint(condition=models.Q(('previous', None), models.Q(('previous', models.F('pk')), _negated=True), _connector='OR'), name='pdsa_cycle_does_not_follow_itself'),
        ),
        migrations.AddConstraint(
            model_name='cycle',
            constraint=models.UniqueConstraint(condition=models.Q(('previous__isnull', False)), fields=('organisation', 'previous'), name='pdsa_cycle_followed_once'),
        ),
    ]
