"""Every table of the app, with its triggers."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
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
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('project', 'Project'), ('idea', 'Change idea'), ('cycle', 'Cycle'), ('measure', 'Measure'), ('programme', 'Programme'), ('unit', 'Place')], max_length=10)),
                ('key', models.BigIntegerField(help_text='The row of its own table.')),
                ('public_id', models.UUIDField(help_text='What its address names it by.')),
                ('title', models.TextField()),
                ('body', models.TextField()),
                ('place', models.TextField()),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='forgiving', weight='A'), '||', django.contrib.postgres.search.SearchVector('body', config='forgiving', weight='B'), django.contrib.postgres.search.SearchConfig('forgiving')), '||', django.contrib.postgres.search.SearchVector('place', config='forgiving', weight='D'), django.contrib.postgres.search.SearchConfig('forgiving')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('unit', models.ForeignKey(help_text='Without a project.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='dashboards_document_by_words')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'key'), name='dashboards_document_once')],
            },
        ),
        migrations.CreateModel(
            name='UsageReport',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='usage_report', serialize=False, to='people.organisation')),
                ('computed_at', models.DateTimeField()),
                ('people', models.PositiveIntegerField(help_text='Open accounts.')),
                ('charts', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='AimThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.aim',),
        ),
        migrations.CreateModel(
            name='AnnotationThatRaises',
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
            name='AttachmentThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.attachment',),
        ),
        migrations.CreateModel(
            name='BarrierThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.barrier',),
        ),
        migrations.CreateModel(
            name='CharterThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.charter',),
        ),
        migrations.CreateModel(
            name='ClosingThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.closingsummary',),
        ),
        migrations.CreateModel(
            name='CoachingThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.coachingnote',),
        ),
        migrations.CreateModel(
            name='CommentThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.comment',),
        ),
        migrations.CreateModel(
            name='CycleThatIsFound',
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
            name='CycleThatRaises',
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
            name='EntryThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.entry',),
        ),
        migrations.CreateModel(
            name='IdeaThatIsFound',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.diagramnode',),
        ),
        migrations.CreateModel(
            name='LinkThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.diagramlink',),
        ),
        migrations.CreateModel(
            name='MeasureThatIsFound',
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
            name='MeasureThatRaises',
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
            name='MembershipThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.projectmembership',),
        ),
        migrations.CreateModel(
            name='NodeThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.diagramnode',),
        ),
        migrations.CreateModel(
            name='PhaseThatRaises',
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
            name='PredictionThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pdsa.prediction',),
        ),
        migrations.CreateModel(
            name='ProgrammeThatIsFound',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.programme',),
        ),
        migrations.CreateModel(
            name='ProjectThatIsFound',
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
            name='ProjectThatRaises',
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
            name='ReviewThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.review',),
        ),
        migrations.CreateModel(
            name='ScoreThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.progressscore',),
        ),
        migrations.CreateModel(
            name='SeenThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('charts.signalseen',),
        ),
        migrations.CreateModel(
            name='StageThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.stagerecord',),
        ),
        migrations.CreateModel(
            name='StateThatRaises',
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
            name='TaskThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pdsa.cycletask',),
        ),
        migrations.CreateModel(
            name='ToldThatRaises',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('projects.toldimprovement',),
        ),
        migrations.CreateModel(
            name='UnitThatIsFound',
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
            name='UnitThatRaises',
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
            name='BoardLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('screen', models.CharField(help_text='Where the screen hangs.', max_length=80)),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('last_seen_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='board_links', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('revoked_at', None)), fields=['organisation', 'unit'], name='dashboards_board_link_by_unit')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardlinkevent" ("expires_at", "id", "made_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "screen", "unit_id") VALUES (NEW."expires_at", NEW."id", NEW."made_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."revoked_at", NEW."screen", NEW."unit_id"); RETURN NULL;', hash='7dac1b20442e902da3ea45c4f56822df02e15f24', operation='INSERT', pgid='pgtrigger_insert_insert_1feb2', table='dashboards_boardlink', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."screen" IS DISTINCT FROM (NEW."screen") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func='INSERT INTO "dashboards_boardlinkevent" ("expires_at", "id", "made_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "screen", "unit_id") VALUES (NEW."expires_at", NEW."id", NEW."made_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."revoked_at", NEW."screen", NEW."unit_id"); RETURN NULL;', hash='1a68fab092f3ca03d82e12bb31e478dca8a5003a', operation='UPDATE', pgid='pgtrigger_update_update_bc737', table='dashboards_boardlink', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardlinkevent" ("expires_at", "id", "made_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "revoked_at", "screen", "unit_id") VALUES (OLD."expires_at", OLD."id", OLD."made_by_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."revoked_at", OLD."screen", OLD."unit_id"); RETURN NULL;', hash='0abb1f3ae00c8f1c76cef8a467ed867937f69583', operation='DELETE', pgid='pgtrigger_delete_delete_6c60c', table='dashboards_boardlink', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='BoardLinkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('screen', models.CharField(help_text='Where the screen hangs.', max_length=80)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.boardlink')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_cd025a_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b6e04405b5fed2c93a4cc129fbe7bdb7b2b1f8c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42c38', table='dashboards_boardlinkevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='BoardPack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('month', models.DateField(help_text='The first day of the month.')),
                ('title', models.CharField(max_length=120)),
                ('published_at', models.DateTimeField(null=True)),
                ('story', models.JSONField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('presents', models.ForeignKey(blank=True, help_text='The project of the meeting.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'month'), name='dashboards_pack_once_a_month')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardpackevent" ("id", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "presents_id", "public_id", "published_at", "published_by_id", "title") VALUES (NEW."id", NEW."month", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."prepared_by_id", NEW."presents_id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."title"); RETURN NULL;', hash='dc79aad21d6c1e71a976fb688fea02a70f716378', operation='INSERT', pgid='pgtrigger_insert_insert_1fa25', table='dashboards_boardpack', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."presents_id" IS DISTINCT FROM (NEW."presents_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "dashboards_boardpackevent" ("id", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "presents_id", "public_id", "published_at", "published_by_id", "title") VALUES (NEW."id", NEW."month", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."prepared_by_id", NEW."presents_id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."title"); RETURN NULL;', hash='2e0ca77341bd4dc57cd80e4a8e3d83bda2dc34a4', operation='UPDATE', pgid='pgtrigger_update_update_92c9d', table='dashboards_boardpack', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardpackevent" ("id", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "presents_id", "public_id", "published_at", "published_by_id", "title") VALUES (OLD."id", OLD."month", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prepared_by_id", OLD."presents_id", OLD."public_id", OLD."published_at", OLD."published_by_id", OLD."title"); RETURN NULL;', hash='9e075896a84193ca51065a1f1914995dd71b057b', operation='DELETE', pgid='pgtrigger_delete_delete_076f6', table='dashboards_boardpack', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='BoardPackEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('month', models.DateField(help_text='The first day of the month.')),
                ('title', models.CharField(max_length=120)),
                ('published_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.boardpack')),
                ('prepared_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('presents', models.ForeignKey(blank=True, db_constraint=False, help_text='The project of the meeting.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='projects.project')),
                ('published_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_237e9a_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a20a6ff4b2ce4d8261206dfecad2f366c4f58e9f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c86ee', table='dashboards_boardpackevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='BoardSurvey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('items', models.JSONField()),
                ('answer_by', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('sums', models.JSONField(default=dict)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='dashboards_survey_once_a_year'), models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('organisation',), name='dashboards_survey_one_open')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardsurveyevent" ("answer_by", "answered", "closed_at", "id", "items", "opened_at", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sums", "year") VALUES (NEW."answer_by", NEW."answered", NEW."closed_at", NEW."id", NEW."items", NEW."opened_at", NEW."opened_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."sums", NEW."year"); RETURN NULL;', hash='10afb81dc579d1b765fed537cc36ff15b77ff110', operation='INSERT', pgid='pgtrigger_insert_insert_b7340', table='dashboards_boardsurvey', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answered" IS DISTINCT FROM (NEW."answered") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."items" IS DISTINCT FROM (NEW."items") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."sums" IS DISTINCT FROM (NEW."sums") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='INSERT INTO "dashboards_boardsurveyevent" ("answer_by", "answered", "closed_at", "id", "items", "opened_at", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sums", "year") VALUES (NEW."answer_by", NEW."answered", NEW."closed_at", NEW."id", NEW."items", NEW."opened_at", NEW."opened_by_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."sums", NEW."year"); RETURN NULL;', hash='ad26874a1d2ec16463c0389185b7d44619d7506d', operation='UPDATE', pgid='pgtrigger_update_update_c6a21', table='dashboards_boardsurvey', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_boardsurveyevent" ("answer_by", "answered", "closed_at", "id", "items", "opened_at", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sums", "year") VALUES (OLD."answer_by", OLD."answered", OLD."closed_at", OLD."id", OLD."items", OLD."opened_at", OLD."opened_by_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."sums", OLD."year"); RETURN NULL;', hash='fa838c1a697a2c6d51823966d492ee711932b59e', operation='DELETE', pgid='pgtrigger_delete_delete_1006f', table='dashboards_boardsurvey', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='BoardSurveyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('items', models.JSONField()),
                ('answer_by', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('sums', models.JSONField(default=dict)),
                ('opened_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.boardsurvey')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_5ed76e_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8f56efc22371928be3c4865d085da32fe9220111', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2882e', table='dashboards_boardsurveyevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('coach', 'Assign a coach'), ('nudge', 'Nudge'), ('pause', 'Pause')], max_length=10)),
                ('made_at', models.DateTimeField()),
                ('words', models.CharField(blank=True, max_length=500)),
                ('done', models.JSONField(default=list)),
                ('refused', models.JSONField(default=list)),
                ('undone_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'made_by', '-made_at'], name='dashboards_acts_newest')],
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('period', models.DateField(help_text='The morning it is for.')),
                ('tries', models.PositiveSmallIntegerField(default=1)),
                ('not_before', models.DateTimeField(help_text='Until then it belongs to whoever claimed it.')),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('had_nothing', models.BooleanField(default=False)),
                ('news_up_to', models.DateTimeField(help_text='The next one begins here.', null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'user', 'period'), name='dashboards_digest_once'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('handed_over_at__isnull', False), _connector='OR'), name='dashboards_digest_handed_over_before_sent')],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('digest', models.CharField(blank=True, choices=[('daily', 'Every morning'), ('weekly', 'Every Monday morning'), ('off', 'Never')], max_length=6)),
                ('digest_chosen_at', models.DateTimeField(null=True)),
                ('reminders', models.BooleanField(default=True)),
                ('without_news', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('news_seen_up_to', models.DateTimeField(help_text='Put away on the home page.', null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hearing', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('digest_chosen_at', None)), models.Q(models.Q(('digest', ''), _negated=True), ('digest_chosen_at__isnull', False)), _connector='OR'), name='dashboards_hearing_digest_and_when')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_hearingevent" ("digest", "digest_chosen_at", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reminders", "user_id", "without_news") VALUES (NEW."digest", NEW."digest_chosen_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reminders", NEW."user_id", NEW."without_news"); RETURN NULL;', hash='b9e46c0f23feee1868e266e2e5dd4cf8da4ab991', operation='INSERT', pgid='pgtrigger_insert_insert_8bf2d', table='dashboards_hearing', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."digest_chosen_at" IS DISTINCT FROM (NEW."digest_chosen_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reminders" IS DISTINCT FROM (NEW."reminders") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."without_news" IS DISTINCT FROM (NEW."without_news"))', func='INSERT INTO "dashboards_hearingevent" ("digest", "digest_chosen_at", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reminders", "user_id", "without_news") VALUES (NEW."digest", NEW."digest_chosen_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."reminders", NEW."user_id", NEW."without_news"); RETURN NULL;', hash='b5ca976909d69e6a335bde0c152d91894b5cc4b9', operation='UPDATE', pgid='pgtrigger_update_update_951ba', table='dashboards_hearing', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_hearingevent" ("digest", "digest_chosen_at", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reminders", "user_id", "without_news") VALUES (OLD."digest", OLD."digest_chosen_at", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reminders", OLD."user_id", OLD."without_news"); RETURN NULL;', hash='eb7f00adc7fc937583acd48c71eb62a08297d927', operation='DELETE', pgid='pgtrigger_delete_delete_55ded', table='dashboards_hearing', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HearingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('digest', models.CharField(blank=True, choices=[('daily', 'Every morning'), ('weekly', 'Every Monday morning'), ('off', 'Never')], max_length=6)),
                ('digest_chosen_at', models.DateTimeField(null=True)),
                ('reminders', models.BooleanField(default=True)),
                ('without_news', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.hearing')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_4c5f8d_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db89a68b66ae77d0930d067727ae52e962fe2b68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b571d', table='dashboards_hearingevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='PackTile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('question', models.CharField(max_length=300)),
                ('frozen', models.JSONField(null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='charts.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tiles', to='dashboards.boardpack')),
            ],
            options={
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('organisation', 'pack', 'position'), name='dashboards_tile_one_a_place'), models.UniqueConstraint(fields=('organisation', 'pack', 'measure'), name='dashboards_tile_once_a_pack'), models.CheckConstraint(condition=models.Q(('position__lt', 12)), name='dashboards_tile_at_most_twelve')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_packtileevent" ("id", "measure_id", "organisation_id", "pack_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question") VALUES (NEW."id", NEW."measure_id", NEW."organisation_id", NEW."pack_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."public_id", NEW."question"); RETURN NULL;', hash='0795c6153cea5ede3ead08971f3694e1f5bda6a3', operation='INSERT', pgid='pgtrigger_insert_insert_98240', table='dashboards_packtile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."pack_id" IS DISTINCT FROM (NEW."pack_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."question" IS DISTINCT FROM (NEW."question"))', func='INSERT INTO "dashboards_packtileevent" ("id", "measure_id", "organisation_id", "pack_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question") VALUES (NEW."id", NEW."measure_id", NEW."organisation_id", NEW."pack_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."public_id", NEW."question"); RETURN NULL;', hash='2d7b6030edf440305cbc03fe3c2e7633effbff5d', operation='UPDATE', pgid='pgtrigger_update_update_16a45', table='dashboards_packtile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_packtileevent" ("id", "measure_id", "organisation_id", "pack_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "question") VALUES (OLD."id", OLD."measure_id", OLD."organisation_id", OLD."pack_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."public_id", OLD."question"); RETURN NULL;', hash='8e646d2dffa8ab05e77f9a381f7aa9c24fc2416b', operation='DELETE', pgid='pgtrigger_delete_delete_07fd1', table='dashboards_packtile', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PackTileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('question', models.CharField(max_length=300)),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='charts.measure')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pack', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dashboards.boardpack')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.packtile')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_a25bfc_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f4ee03026fc024dd2b4049c2bab88d3346124b6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a6d7b', table='dashboards_packtileevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='ProjectSummary',
            fields=[
                ('facts_version', models.BigIntegerField(default=1)),
                ('summarised_version', models.BigIntegerField(default=0)),
                ('stale_since', models.DateTimeField(null=True)),
                ('summarised_at', models.DateTimeField(null=True)),
                ('measures', models.PositiveIntegerField(default=0)),
                ('improving', models.PositiveIntegerField(default=0)),
                ('of_concern', models.PositiveIntegerField(default=0)),
                ('usual_variation', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('too_little_data', models.PositiveIntegerField(default=0)),
                ('latest_period', models.DateField(null=True)),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='summary', serialize=False, to='projects.project')),
                ('main_measure_id', models.BigIntegerField(null=True)),
                ('main_headline', models.TextField(blank=True)),
                ('main_variation', models.CharField(blank=True, max_length=20)),
                ('quiet_from', models.DateField(null=True)),
                ('silent_from', models.DateField(null=True)),
                ('last_active_on', models.DateField(null=True)),
                ('told_active_on', models.DateField(null=True)),
                ('claimed_score', models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('is_countersigned', models.BooleanField(db_default=False)),
                ('suggested_score', models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ('unstudied_ends', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), db_default=[], help_text='When tests that nobody has studied yet end or ended, the earliest first.', size=None)),
                ('running_cycles', models.PositiveIntegerField(db_default=0)),
                ('open_questions', models.PositiveIntegerField(db_default=0)),
                ('oldest_question_at', models.DateTimeField(null=True)),
                ('unseen_concerns', models.PositiveIntegerField(db_default=0)),
                ('unseen_signals', models.PositiveIntegerField(db_default=0)),
                ('unseen_since', models.DateTimeField(null=True)),
                ('open_barriers', models.PositiveIntegerField(db_default=0)),
                ('oldest_barrier_at', models.DateTimeField(null=True)),
                ('next_meeting_on', models.DateField(null=True)),
                ('last_contact_on', models.DateField(help_text='Of a coach with the team.', null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('summarised_version__lt', models.F('facts_version'))), fields=['stale_since'], name='dashboards_project_stale'), models.Index(condition=models.Q(models.Q(('told_active_on', models.F('last_active_on')), _negated=True), models.Q(('last_active_on__isnull', False), ('told_active_on', None)), _connector='OR'), fields=['project'], name='dashboards_project_to_tell')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('page', models.CharField(choices=[('coach', 'Who needs me'), ('portfolio', 'Portfolio')], max_length=10)),
                ('name', models.CharField(max_length=60)),
                ('query', models.CharField(help_text='As it stands in the address.', max_length=500)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'user', 'page', 'name'), name='dashboards_view_name_once')],
            },
        ),
        migrations.CreateModel(
            name='UnlearntDocument',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='dashboards.searchdocument')),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('word', 'gin_trgm_ops'), name='dashboards_word_by_letters')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'word'), name='dashboards_word_once')],
            },
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('choices', models.JSONField(default=dict)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='dashboards.boardsurvey')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'survey', 'user'), name='dashboards_answer_once_a_survey')],
            },
        ),
        migrations.CreateModel(
            name='UnitSummary',
            fields=[
                ('facts_version', models.BigIntegerField(default=1)),
                ('summarised_version', models.BigIntegerField(default=0)),
                ('stale_since', models.DateTimeField(null=True)),
                ('summarised_at', models.DateTimeField(null=True)),
                ('measures', models.PositiveIntegerField(default=0)),
                ('improving', models.PositiveIntegerField(default=0)),
                ('of_concern', models.PositiveIntegerField(default=0)),
                ('usual_variation', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('too_little_data', models.PositiveIntegerField(default=0)),
                ('latest_period', models.DateField(null=True)),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='summary', serialize=False, to='people.unit')),
                ('projects_by_stage', models.JSONField(default=dict)),
                ('active_projects', models.PositiveIntegerField(default=0)),
                ('big_i_projects', models.PositiveIntegerField(default=0)),
                ('active_by_day', models.JSONField(db_default={}, help_text='Projects under way by stage and by the day on which they were last active.')),
                ('verdicts', models.JSONField(db_default={}, help_text='Open measures by variation, and those by assurance.')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('summarised_version__lt', models.F('facts_version'))), fields=['stale_since'], name='dashboards_unit_stale')],
            },
        ),
        migrations.CreateModel(
            name='VisitNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('visited_on', models.DateField()),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visit_notes', to='people.unit')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('removed_at', None)), fields=['organisation', 'unit', '-visited_on'], name='dashboards_visits_newest')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_visitnoteevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "unit_id", "visited_on", "words", "written_at", "written_by_id") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."removed_at", NEW."unit_id", NEW."visited_on", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='55252406089d3173141f61ebab54ae71e09b2c59', operation='INSERT', pgid='pgtrigger_insert_insert_55c00', table='dashboards_visitnote', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."visited_on" IS DISTINCT FROM (NEW."visited_on") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "dashboards_visitnoteevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "unit_id", "visited_on", "words", "written_at", "written_by_id") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."removed_at", NEW."unit_id", NEW."visited_on", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='7130542223b46e45fd5acd72017f2339ca257f3f', operation='UPDATE', pgid='pgtrigger_update_update_8399d', table='dashboards_visitnote', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dashboards_visitnoteevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removed_at", "unit_id", "visited_on", "words", "written_at", "written_by_id") VALUES (OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."removed_at", OLD."unit_id", OLD."visited_on", OLD."words", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='8b077bb9fda59330d35ea40eec7b8931903dbda9', operation='DELETE', pgid='pgtrigger_delete_delete_9f08a', table='dashboards_visitnote', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='VisitNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('visited_on', models.DateField()),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='dashboards.visitnote')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', '-pgh_created_at'], name='dashboards__organis_04e531_idx')],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='89f5eb8d8f2d5138f4382377b5bdab3d2c800d1e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ab77', table='dashboards_visitnoteevent', when='BEFORE'))],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aimthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='5bfe05848564a7bdb591dbe928c8dd45b12538a7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_d2081', table='projects_aim', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotationthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT m.project_id FROM charts_measure m WHERE m.id = OLD.measure_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT m.project_id FROM charts_measure m WHERE m.id = NEW.measure_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='6e246ae9c8611cdf2063d79f87e5f9410a617a94', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_7a23d', table='charts_annotation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachmentthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='c948f611dd3727ca76eaafe8d0a354c474326a5a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_69c96', table='projects_attachment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='barrierthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='b8f563a06db8d5b01a6c1303fd2dacba2ae4082d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_9a6dc', table='projects_barrier', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='3f98a1ae09c4e0ac52d39a20a5cda862a540541f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_f3453', table='projects_charter', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closingthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='4101eeba0c92d7cb012fd3740d75b73fe2acd095', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_318a2', table='projects_closingsummary', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coachingthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='595b17509b07ab76c094d1ba21be8c47f863244d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_e9049', table='projects_coachingnote', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commentthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='aaef6107035d1be3b9f4e29e44173ae0f41363ba', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_f69ab', table='projects_comment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cyclethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'cycle', t.id, t.public_id, p.id, NULL::bigint, t.title,\n               concat_ws(E'\\n', t.objective, t.questions, t.learned, t.next_steps), u.name\n          FROM new_rows t\n          JOIN projects_project p ON p.id = t.project_id JOIN people_unit u ON u.id = p.unit_id) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='8e43b01c615ab4fb53bc9c7e6b957721bd2a912c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_84673', referencing='REFERENCING NEW TABLE AS new_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cyclethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'cycle', t.id, t.public_id, p.id, NULL::bigint, t.title,\n               concat_ws(E'\\n', t.objective, t.questions, t.learned, t.next_steps), u.name\n          FROM new_rows t\n          JOIN projects_project p ON p.id = t.project_id JOIN people_unit u ON u.id = p.unit_id) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='2ddee95e773334d584a5afc8094bb31166185921', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_02d26', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cyclethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'cycle' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='8c2bf54c2a8be3dfa28efee55f0b11c6ae27253a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_ba7ac', referencing='REFERENCING OLD TABLE AS old_rows ', table='pdsa_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cyclethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='04199c78c8cdcf9ea2fb2c1dfb80e1fda7d5087a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_1fb78', table='pdsa_cycle', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entrythatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT m.project_id FROM charts_measure m WHERE m.id = OLD.measure_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT m.project_id FROM charts_measure m WHERE m.id = NEW.measure_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='f96195410dae628e108aebb98a08441a6a1ed628', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_4ffea', table='charts_entry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ideathatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'idea', t.id, t.public_id, p.id, NULL::bigint,\n               t.text, '', u.name\n          FROM new_rows t\n          JOIN projects_driverdiagram d ON d.id = t.diagram_id\n          JOIN projects_project p ON p.id = d.project_id JOIN people_unit u ON u.id = p.unit_id\n         WHERE t.layer = 'idea' AND t.removed_at IS NULL) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='b6d1204ce34d751b1b1f53d6bc3cf9407e77af2c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_183ef', referencing='REFERENCING NEW TABLE AS new_rows ', table='projects_diagramnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ideathatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'idea', t.id, t.public_id, p.id, NULL::bigint,\n               t.text, '', u.name\n          FROM new_rows t\n          JOIN projects_driverdiagram d ON d.id = t.diagram_id\n          JOIN projects_project p ON p.id = d.project_id JOIN people_unit u ON u.id = p.unit_id\n         WHERE t.layer = 'idea' AND t.removed_at IS NULL) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'idea' AND key IN (SELECT id FROM new_rows WHERE layer <> 'idea' OR removed_at IS NOT NULL)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='84c5fce1fee633ce44fc992b0b5087a962cd1e79', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_1b418', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='projects_diagramnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ideathatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'idea' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='4b955df14c9a295aba83b7301d50adde2a7cffa1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_8e3e3', referencing='REFERENCING OLD TABLE AS old_rows ', table='projects_diagramnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linkthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT d.project_id FROM projects_driverdiagram d WHERE d.id = OLD.diagram_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT d.project_id FROM projects_driverdiagram d WHERE d.id = NEW.diagram_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='d3ad48a3a35d28a5050d96d01b03839d71f72b24', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_ff168', table='projects_diagramlink', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'measure', t.id, t.public_id, p.id,\n               CASE WHEN p.id IS NULL THEN t.unit_id END, t.name,\n               concat_ws(E'\\n', t.definition, t.value_words, t.numerator_words,\n                         t.denominator_words), u.name\n          FROM new_rows t LEFT JOIN projects_project p ON p.id = t.project_id\n          JOIN people_unit u ON u.id = COALESCE(p.unit_id, t.unit_id)) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='6b53f5a225367a375bc59c3c7214e80330a8e212', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_fc762', referencing='REFERENCING NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'measure', t.id, t.public_id, p.id,\n               CASE WHEN p.id IS NULL THEN t.unit_id END, t.name,\n               concat_ws(E'\\n', t.definition, t.value_words, t.numerator_words,\n                         t.denominator_words), u.name\n          FROM new_rows t LEFT JOIN projects_project p ON p.id = t.project_id\n          JOIN people_unit u ON u.id = COALESCE(p.unit_id, t.unit_id)) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='3aec345bcf74533e72b526e061d6fef027798d73', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_3104a', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'measure' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='54abdda0abc9dc027307a4619f7d99842c9d0d25', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_85646', referencing='REFERENCING OLD TABLE AS old_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT DISTINCT project_id FROM new_rows WHERE project_id IS NOT NULL); of_units := ARRAY(SELECT DISTINCT unit_id FROM new_rows);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='a29e1e97343b2307b21ffdd89e47679b99ddcb32', level='STATEMENT', operation='INSERT', pgid='pgtrigger_raise_summaries_insert_2a2f2', referencing='REFERENCING NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT DISTINCT project_id FROM (TABLE new_rows UNION ALL TABLE old_rows) AS r WHERE project_id IS NOT NULL); of_units := ARRAY(SELECT DISTINCT unit_id FROM (TABLE new_rows UNION ALL TABLE old_rows) AS r);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='2801083a859a2bd0172d060efda7092be9feeb51', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_raise_summaries_update_dfc7f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='fbe2d330f2a11a9be2ebedcfc7f59514e33a8f97', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_021f7', table='projects_projectmembership', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nodethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT d.project_id FROM projects_driverdiagram d WHERE d.id = OLD.diagram_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT d.project_id FROM projects_driverdiagram d WHERE d.id = NEW.diagram_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='1c41262ecc3820ef7822cf9d2551d860f95e0767', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_3b1bf', table='projects_diagramnode', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='phasethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT m.project_id FROM charts_measure m WHERE m.id = OLD.measure_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT m.project_id FROM charts_measure m WHERE m.id = NEW.measure_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='493a438939a15d609b5ede80735cdc54335cbef2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_5ea3a', table='charts_phase', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='predictionthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT c.project_id FROM pdsa_cycle c WHERE c.id = OLD.cycle_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT c.project_id FROM pdsa_cycle c WHERE c.id = NEW.cycle_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='dfea1ac969d674e0c4705358ab0d825ba8336716', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_eedbd', table='pdsa_prediction', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'programme', t.id, t.public_id, NULL::bigint, NULL::bigint,\n               t.title, concat_ws(E'\\n', t.aim, t.purpose), ''\n          FROM new_rows t) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='f2193f86c8f61c22dde8d1397ed1f0743072ef84', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_b021f', referencing='REFERENCING NEW TABLE AS new_rows ', table='projects_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'programme', t.id, t.public_id, NULL::bigint, NULL::bigint,\n               t.title, concat_ws(E'\\n', t.aim, t.purpose), ''\n          FROM new_rows t) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='91bc688307e35e4d8b399312f79d61c4c82d3f16', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_9ab4d', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='projects_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmethatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'programme' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='fc245844a1dda2a105ecd57be47357c3d690d6d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_36f3f', referencing='REFERENCING OLD TABLE AS old_rows ', table='projects_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'project', t.id, t.public_id, t.id, NULL::bigint,\n               t.title, t.aim, u.name\n          FROM new_rows t JOIN people_unit u ON u.id = t.unit_id) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='610a7ac2cd8b97803aa0e261b3a9b665554cf407', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_0876e', referencing='REFERENCING NEW TABLE AS new_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'project', t.id, t.public_id, t.id, NULL::bigint,\n               t.title, t.aim, u.name\n          FROM new_rows t JOIN people_unit u ON u.id = t.unit_id) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n\n    WITH written AS (\n    UPDATE dashboards_searchdocument d SET place = u.name\n      FROM projects_project p JOIN people_unit u ON u.id = p.unit_id\n     WHERE d.project_id = p.id AND p.id IN (SELECT n.id FROM new_rows n JOIN old_rows o USING (id) WHERE n.unit_id <> o.unit_id) AND d.place <> u.name\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='de1238ad3a6b5ca0373e2a1c51dca3e2d92ff47b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_48c32', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'project' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='cf8266e10ffba7a7d3bd808791cc7d98141a30b6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_f6721', referencing='REFERENCING OLD TABLE AS old_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT id FROM new_rows); of_units := ARRAY(SELECT DISTINCT unit_id FROM new_rows);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='91810c97c8708b2ae1dab1306fd494c9c9a4d7ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_raise_summaries_insert_94ab0', referencing='REFERENCING NEW TABLE AS new_rows ', table='projects_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_update', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY[NEW.id]; of_units := ARRAY[OLD.unit_id, NEW.unit_id];\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='987e600a2270293c3ce2b600170a080ef2b8f941', operation='UPDATE', pgid='pgtrigger_raise_summaries_update_2869e', table='projects_project', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='21de0bf650dc67a5c787e98775808a23d56fd336', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_aaa86', table='projects_review', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='scorethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='378f7e6a6880ec71d30618148da716136589be8f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_17a44', table='projects_progressscore', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seenthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT m.project_id FROM charts_measure m WHERE m.id = OLD.measure_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT m.project_id FROM charts_measure m WHERE m.id = NEW.measure_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='2c85df2180043531c28f25cbf5bffe2d150b6053', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_48430', table='charts_signalseen', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stagethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='46899bfc91b23a481e83df7b8ed60df87e5d59b1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_17acf', table='projects_stagerecord', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statethatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT DISTINCT m.project_id FROM new_rows n JOIN old_rows o USING (measure_id) JOIN charts_measure m ON m.id = n.measure_id WHERE n.computed_at IS DISTINCT FROM o.computed_at AND m.project_id IS NOT NULL); of_units := ARRAY(SELECT DISTINCT m.unit_id FROM new_rows n JOIN old_rows o USING (measure_id) JOIN charts_measure m ON m.id = n.measure_id WHERE n.computed_at IS DISTINCT FROM o.computed_at);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='6468c302e9414cc69e7529f845bb326cc4a19f11', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_raise_summaries_28c94', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='charts_measurestate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='taskthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := (SELECT c.project_id FROM pdsa_cycle c WHERE c.id = OLD.cycle_id); END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := (SELECT c.project_id FROM pdsa_cycle c WHERE c.id = NEW.cycle_id); END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='346cf475160fbadaca1cde269991097461953104', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_02354', table='pdsa_cycletask', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='toldthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE left_behind bigint; arrived bigint;', func="\n                IF TG_OP <> 'INSERT' THEN left_behind := OLD.project_id; END IF;\n                IF TG_OP <> 'DELETE' THEN arrived := NEW.project_id; END IF;\n                UPDATE dashboards_projectsummary\n                   SET facts_version = facts_version + 1,\n                       stale_since = COALESCE(stale_since, clock_timestamp())\n                 WHERE project_id IN (left_behind, arrived);\n                RETURN NULL;\n            ", hash='b24f4b6d038f98d146b525cc3a6f7b35f8aa65e4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_raise_summaries_62deb', table='projects_toldimprovement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'unit', t.id, t.public_id, NULL::bigint, t.id, t.name, '', ''\n          FROM new_rows t) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='9736f21c3d0b4f5c571e892db72363eb6bc19f69', level='STATEMENT', operation='INSERT', pgid='pgtrigger_find_insert_a57ff', referencing='REFERENCING NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH written AS (\n    INSERT INTO dashboards_searchdocument AS d (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place)\n    SELECT found.* FROM (\n        SELECT t.organisation_id, 'unit', t.id, t.public_id, NULL::bigint, t.id, t.name, '', ''\n          FROM new_rows t) AS found (organisation_id, kind, key, public_id, project_id, unit_id, title, body, place) ORDER BY key\n        ON CONFLICT (organisation_id, kind, key) DO UPDATE\n       SET project_id = EXCLUDED.project_id, unit_id = EXCLUDED.unit_id, title = EXCLUDED.title,\n           body = EXCLUDED.body, place = EXCLUDED.place\n     WHERE (d.project_id, d.unit_id, d.title, d.body, d.place) IS DISTINCT FROM\n           (EXCLUDED.project_id, EXCLUDED.unit_id, EXCLUDED.title, EXCLUDED.body, EXCLUDED.place)\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n\n    WITH written AS (\n    UPDATE dashboards_searchdocument d SET place = u.name\n      FROM projects_project p JOIN people_unit u ON u.id = p.unit_id\n     WHERE d.project_id = p.id AND p.id IN (SELECT q.id FROM projects_project q WHERE q.unit_id IN (SELECT n.id FROM new_rows n JOIN old_rows o USING (id) WHERE n.name <> o.name)) AND d.place <> u.name\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n\n    WITH written AS (\n    UPDATE dashboards_searchdocument d SET place = n.name\n      FROM new_rows n WHERE d.unit_id = n.id AND d.kind = 'measure' AND d.place <> n.name\n RETURNING d.id)\n    INSERT INTO dashboards_unlearntdocument (document_id) SELECT id FROM written ORDER BY id\n        ON CONFLICT DO NOTHING;\n\n RETURN NULL;", hash='dc3081249dcb5eb93e6297ec265fe3d37132c3be', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_find_update_7a887', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitthatisfound',
            trigger=pgtrigger.compiler.Trigger(name='find_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    WITH gone AS (SELECT id FROM dashboards_searchdocument\n                   WHERE kind = 'unit' AND key IN (SELECT id FROM old_rows)),\n    unlearnt AS (DELETE FROM dashboards_unlearntdocument\n                  WHERE document_id IN (SELECT id FROM gone))\n    DELETE FROM dashboards_searchdocument WHERE id IN (SELECT id FROM gone);\n RETURN NULL;", hash='8bab08977c4f5e726bd4fbad71a28c1d8a1db753', level='STATEMENT', operation='DELETE', pgid='pgtrigger_find_delete_7f325', referencing='REFERENCING OLD TABLE AS old_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT NULL::bigint WHERE false); of_units := ARRAY(SELECT id FROM new_rows);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='618dbfc75788f409133cd8968b380e828c81aa4c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_raise_summaries_insert_55e1e', referencing='REFERENCING NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitthatraises',
            trigger=pgtrigger.compiler.Trigger(name='raise_summaries_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE of_projects bigint[]; of_units bigint[];', func="of_projects := ARRAY(SELECT NULL::bigint WHERE false); of_units := ARRAY(SELECT DISTINCT unnest(r.path) FROM (TABLE new_rows UNION ALL TABLE old_rows) AS r);IF cardinality(of_projects) + cardinality(of_units) = 0 THEN RETURN NULL; END IF;\n    INSERT INTO dashboards_projectsummary AS s\n           (project_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            main_headline, main_variation)\n    SELECT p.id, p.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '', ''\n      FROM unnest(of_projects) AS wanted (id) JOIN projects_project p USING (id) ORDER BY p.id\n        ON CONFLICT (project_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    INSERT INTO dashboards_unitsummary AS s\n           (unit_id, organisation_id, facts_version, summarised_version, stale_since,\n            measures, improving, of_concern, usual_variation, changed, too_little_data,\n            projects_by_stage, active_projects, big_i_projects)\n    SELECT u.id, u.organisation_id, 1, 0, clock_timestamp(), 0, 0, 0, 0, 0, 0, '{}', 0, 0\n      FROM people_unit u\n     WHERE u.id IN (SELECT unnest(below.path) FROM unnest(of_units::bigint[]) AS wanted (id)\n                      JOIN people_unit below USING (id))\n     ORDER BY u.id\n        ON CONFLICT (unit_id) DO UPDATE\n       SET facts_version = s.facts_version + 1,\n           stale_since = COALESCE(s.stale_since, EXCLUDED.stale_since);\n    RETURN NULL;\n", hash='652eb428d87ced9be423ad5bead62d16fbcd7cba', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_raise_summaries_update_41018', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='people_unit', when='AFTER')),
        ),
    ]
    operations = together(operations)
