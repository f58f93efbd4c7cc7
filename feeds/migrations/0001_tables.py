"""Every table of the app, with its triggers."""

import django.db.models.deletion
import feeds.vocabulary
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from common.tables import together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('charts', '0001_tables'),
        ('common', '0003_forgiving_words'),
        ('pdsa', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
        ('projects', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnalysisInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.measurestate',),
        ),
        migrations.CreateModel(
            name='AnnotationInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.annotation',),
        ),
        migrations.CreateModel(
            name='CycleInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pdsa.cycle',),
        ),
        migrations.CreateModel(
            name='MeasureInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.measure',),
        ),
        migrations.CreateModel(
            name='MeasurementInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.measurement',),
        ),
        migrations.CreateModel(
            name='PhaseInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.phase',),
        ),
        migrations.CreateModel(
            name='ProjectInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.project',),
        ),
        migrations.CreateModel(
            name='UnitInFeed',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('people.unit',),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('entity', models.CharField(choices=[('measurements', 'measurements'), ('analyses', 'analyses'), ('points', 'points'), ('phases', 'phases'), ('annotations', 'annotations'), ('measures', 'measures'), ('projects', 'projects'), ('cycles', 'cycles'), ('units', 'units')], max_length=12)),
                ('row_id', models.BigIntegerField()),
                ('period', models.DateField(null=True)),
                ('public_id', models.UUIDField(null=True)),
                ('xact', models.BigIntegerField()),
                ('is_gone', models.BooleanField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'entity', 'xact'], name='feeds_change_by_xact')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'entity', 'row_id', 'period'), name='feeds_change_once_a_row', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('file', models.FileField(blank=True, max_length=200, upload_to='loads/')),
                ('file_name', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('csv', 'csv'), ('ndjson', 'ndjson'), ('parquet', 'parquet')], max_length=8)),
                ('is_compressed', models.BooleanField(default=False)),
                ('encoding', models.CharField(default='utf-8', max_length=12)),
                ('size', models.BigIntegerField(help_text='Bytes, as sent.')),
                ('columns', models.JSONField(help_text='What the column of each field is called in the file.')),
                ('is_dry_run', models.BooleanField(default=False)),
                ('all_or_nothing', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('key', models.CharField(blank=True, help_text='By which a sender who asks twice means one load.', max_length=255)),
                ('digest', models.CharField(blank=True, help_text='Of what was sent.', max_length=64)),
                ('stage', models.CharField(choices=[('waiting', 'waiting'), ('checking', 'checking'), ('writing', 'writing'), ('done', 'done'), ('refused', 'refused'), ('failed', 'failed'), ('cancelled', 'cancelled')], default=feeds.vocabulary.Stage['WAITING'], max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('cancel_asked', models.BooleanField(default=False)),
                ('started_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(help_text='When its worker was last heard of.', null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('failure', models.CharField(blank=True, max_length=400)),
                ('share_read', models.FloatField(default=0.0, help_text='Of the file, from 0 to 1.')),
                ('read', models.BigIntegerField(default=0)),
                ('inserted', models.BigIntegerField(default=0)),
                ('updated', models.BigIntegerField(default=0)),
                ('unchanged', models.BigIntegerField(default=0)),
                ('rejected', models.BigIntegerField(default=0)),
                ('to_write', models.BigIntegerField(default=0)),
                ('measures_changed', models.PositiveIntegerField(default=0)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('repeats', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='repeated_by', to='feeds.load')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-made_at'], name='feeds_load_newest_first'), models.Index(condition=models.Q(('stage__in', ['waiting', 'checking', 'writing'])), fields=['organisation', 'id'], name='feeds_load_unfinished')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('organisation', 'made_by', 'key'), name='feeds_load_key_once_a_sender')],
            },
        ),
        migrations.CreateModel(
            name='RejectedRow',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('row', models.BigIntegerField()),
                ('column', models.CharField(max_length=100)),
                ('value', models.CharField(max_length=100)),
                ('code', models.CharField(max_length=30)),
                ('reason', models.CharField(max_length=300)),
                ('load', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rejected_rows', to='feeds.load')),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['load', 'row'], name='feeds_rejected_by_row')],
            },
        ),
        migrations.CreateModel(
            name='UnknownCode',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('unit', 'unit'), ('measure', 'measure'), ('pair', 'pair')], max_length=8)),
                ('measure_code', models.CharField(blank=True, max_length=100)),
                ('unit_code', models.CharField(blank=True, max_length=100)),
                ('rows', models.BigIntegerField()),
                ('load', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unknown_codes', to='feeds.load')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'load', 'measure_code', 'unit_code'), name='feeds_unknown_code_once_a_load')],
            },
        ),
        migrations.CreateModel(
            name='WarehouseCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('measure_code', models.CharField(blank=True, max_length=100)),
                ('unit_code', models.CharField(blank=True, max_length=100)),
                ('measure_name', models.CharField(blank=True, max_length=150)),
                ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='charts.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'measure_code', 'unit_code'), name='feeds_warehouse_code_once'), models.CheckConstraint(condition=models.Q(models.Q(('measure', None), ('measure_code', ''), ('measure_name', ''), ('unit__isnull', False), models.Q(('unit_code', ''), _negated=True)), models.Q(('measure', None), ('unit', None), ('unit_code', ''), models.Q(('measure_code', ''), _negated=True), models.Q(('measure_name', ''), _negated=True)), models.Q(('measure__isnull', False), ('measure_name', ''), ('unit', None), models.Q(('measure_code', ''), _negated=True), models.Q(('unit_code', ''), _negated=True)), _connector='OR'), name='feeds_warehouse_code_stands_for_one_thing')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "feeds_warehousecodeevent" ("id", "measure_code", "measure_id", "measure_name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_code", "unit_id") VALUES (NEW."id", NEW."measure_code", NEW."measure_id", NEW."measure_name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."unit_code", NEW."unit_id"); RETURN NULL;', hash='d33fd5ed0c1fb41dfd68fcd5a789f645582d5016', operation='INSERT', pgid='pgtrigger_insert_insert_b339d', table='feeds_warehousecode', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."measure_code" IS DISTINCT FROM (NEW."measure_code") OR OLD."measure_name" IS DISTINCT FROM (NEW."measure_name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."unit_code" IS DISTINCT FROM (NEW."unit_code"))', func='INSERT INTO "feeds_warehousecodeevent" ("id", "measure_code", "measure_id", "measure_name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_code", "unit_id") VALUES (NEW."id", NEW."measure_code", NEW."measure_id", NEW."measure_name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."unit_code", NEW."unit_id"); RETURN NULL;', hash='51f0e82e49631d6c79d750776c00b4b57051d6fe', operation='UPDATE', pgid='pgtrigger_update_update_9fab9', table='feeds_warehousecode', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "feeds_warehousecodeevent" ("id", "measure_code", "measure_id", "measure_name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_code", "unit_id") VALUES (OLD."id", OLD."measure_code", OLD."measure_id", OLD."measure_name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."unit_code", OLD."unit_id"); RETURN NULL;', hash='350e7f214e99fc211a6c8620df3e6da7791952d2', operation='DELETE', pgid='pgtrigger_delete_delete_17823', table='feeds_warehousecode', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='WarehouseCodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('measure_code', models.CharField(blank=True, max_length=100)),
                ('unit_code', models.CharField(blank=True, max_length=100)),
                ('measure_name', models.CharField(blank=True, max_length=150)),
                ('measure', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='charts.measure')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='feeds.warehousecode')),
                ('unit', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='feeds_wareh_organis_4ce2e1_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3bb18ef636a6a0eec289b4bab1fca1d62468fbab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9601', table='feeds_warehousecodeevent', when='BEFORE'))],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='analysisinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'analyses', measure_id, NULL::date, (SELECT m.public_id FROM charts_measure m WHERE m.id = c.measure_id),\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (measure_id) WHERE n.computed_at IS DISTINCT FROM o.computed_at) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='51252f5358517f354cb8f9abf6a4518e168af745', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_01f02', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_measurestate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='analysisinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'analyses', measure_id, NULL::date, NULL::uuid,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='4cf0409ef7355176ec89e99b37d21acaff9b4a1d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_53155', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_measurestate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotationinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'annotations', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='4b4945ed00ca6680dacf27c194267893c65b283a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_385a9', referencing='REFERENCING NEW TABLE AS new_rows ', table='charts_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotationinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'annotations', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='afc314e5f2645f65443e156be559ab7daea646d9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_5600e', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotationinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'annotations', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='5b401c46ca95191f78be05b1c11b295cdeb3482a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_30f41', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycleinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'cycles', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='b29dd9b006f178de0cbbb040bf3079e785007b18', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_c17f0', referencing='REFERENCING NEW TABLE AS new_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycleinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'cycles', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='55b3e4e6eddbf333f26c09c6b672385af0a78de7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_a1514', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycleinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'cycles', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='cc83728a37a0cea7b496f23c83fc100d498473f9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_19aff', referencing='REFERENCING OLD TABLE AS old_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'measures', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='6be97434becbf7aea6630a97d825ccda30ccea5e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_9de67', referencing='REFERENCING NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'measures', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='0984bc25c6f4b5e58065c98315c98966771139da', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_e714f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'measures', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='6cbec5d2c9b8c392b7429f163b57cb879283e10d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_3856f', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurementinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'measurements', measure_id, period, (SELECT m.public_id FROM charts_measure m WHERE m.id = old_rows.measure_id),\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='0037c1458967b678c5685c3efd7f1816c169c5c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_e1053', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_measurement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'phases', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='b7dfef13a48067db28a1dde2f9d1eea1399660c4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_a2ea6', referencing='REFERENCING NEW TABLE AS new_rows ', table='charts_phase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'phases', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='e77bfd257c6672144f536fc6713a428864a9c5b9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_2ae35', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_phase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phaseinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'phases', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='3990e932ad37fb4e1ae9bbd7e47a1aa1ed73761b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_ea6d6', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_phase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'projects', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='d7621eda3acda9a46aa129cd88afd756b05f2147', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_5d9f7', referencing='REFERENCING NEW TABLE AS new_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'projects', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='88aba419fb2ccf07a9c6383966039f68748235d1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_58077', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'projects', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='230f6fb805fa3f185592bd7d29e8409c79b0d3b9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_52c03', referencing='REFERENCING OLD TABLE AS old_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'units', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM new_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='3e689197a6a2cb921f87c72beeac3a0e2084d5f1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_968d9', referencing='REFERENCING NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'units', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, false\n      FROM (SELECT n.* FROM new_rows n JOIN old_rows o USING (id) WHERE n IS DISTINCT FROM o) AS c\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='c892657601174d813a094d74b5c3daca6abb7ffe', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_6c843', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitinfeed',
            trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    INSERT INTO feeds_change (organisation_id, entity, row_id, period, public_id, xact, is_gone)\n    SELECT organisation_id, 'units', id, NULL::date, public_id,\n           pg_current_xact_id()::text::bigint, true\n      FROM old_rows\n        ON CONFLICT (organisation_id, entity, row_id, period)\n        DO UPDATE SET xact = EXCLUDED.xact, is_gone = EXCLUDED.is_gone;\n    RETURN NULL;\n", hash='2ee476a835a184fca6d94eb2346aeb2c045119ac', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_35e73', referencing='REFERENCING OLD TABLE AS old_rows ', table='people_unit', when='AFTER')),
        ),
    ]
    operations = together(operations)
