"""Every table of the app as of 2026-11-28, with its triggers."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # What earlier installations have already run.
    replaces = [('people', '0001_initial'), ('people', '0002_user_has_an_organisation'), ('people', '0003_capacity_and_quiet_days'), ('people', '0004_compare_teams')]

    initial = True

    dependencies = [
        ('common', '0003_forgiving_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('name', models.CharField(max_length=120)),
                ('short_name', models.CharField(max_length=30)),
                ('time_zone', models.CharField(default='Europe/London', max_length=60)),
                ('notice', models.CharField(blank=True, help_text='Shown on every page, for example for fictional data.', max_length=400)),
                ('compares_teams', models.BooleanField(default=False, help_text='Whether teams may be seen beside one another, within limits.')),
                ('quiet_after_days', models.PositiveSmallIntegerField(default=21, help_text='Without any activity for so long, a project has gone quiet.')),
                ('silent_after_days', models.PositiveSmallIntegerField(default=42, help_text='And for so long, it is silent.')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('quiet_after_days__gte', 1), ('silent_after_days__gt', models.F('quiet_after_days'))), name='people_organisation_quiet_before_silent')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationevent" ("compares_teams", "id", "name", "notice", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiet_after_days", "short_name", "silent_after_days", "time_zone") VALUES (NEW."compares_teams", NEW."id", NEW."name", NEW."notice", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."quiet_after_days", NEW."short_name", NEW."silent_after_days", NEW."time_zone"); RETURN NULL;', hash='453963fb5a0b5fe05daa8ba75fa60024ab142cd8', operation='INSERT', pgid='pgtrigger_insert_insert_d087f', table='people_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."compares_teams" IS DISTINCT FROM (NEW."compares_teams") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."notice" IS DISTINCT FROM (NEW."notice") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."quiet_after_days" IS DISTINCT FROM (NEW."quiet_after_days") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."silent_after_days" IS DISTINCT FROM (NEW."silent_after_days") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone"))', func='INSERT INTO "people_organisationevent" ("compares_teams", "id", "name", "notice", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiet_after_days", "short_name", "silent_after_days", "time_zone") VALUES (NEW."compares_teams", NEW."id", NEW."name", NEW."notice", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."quiet_after_days", NEW."short_name", NEW."silent_after_days", NEW."time_zone"); RETURN NULL;', hash='76c294a25fbf222d33fea141a28feb9cda09f2fe', operation='UPDATE', pgid='pgtrigger_update_update_c3fee', table='people_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_organisationevent" ("compares_teams", "id", "name", "notice", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quiet_after_days", "short_name", "silent_after_days", "time_zone") VALUES (OLD."compares_teams", OLD."id", OLD."name", OLD."notice", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."quiet_after_days", OLD."short_name", OLD."silent_after_days", OLD."time_zone"); RETURN NULL;', hash='ef8fb3fe81678257d35ddf0c3fe973e571565504', operation='DELETE', pgid='pgtrigger_delete_delete_637d9', table='people_organisation', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('job_title', models.CharField(blank=True, max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='people_user_email_in_lower_case')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userevent" ("email", "id", "is_active", "job_title", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."job_title", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='39c0ddda4bd7471434d2bfb1b738e26c889327b8', operation='INSERT', pgid='pgtrigger_insert_insert_7e9ab', table='people_user', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id"))', func='INSERT INTO "people_userevent" ("email", "id", "is_active", "job_title", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."job_title", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='876d393153f91f7cb26cc62f4e1776c0f10028c8', operation='UPDATE', pgid='pgtrigger_update_update_86e64', table='people_user', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userevent" ("email", "id", "is_active", "job_title", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."job_title", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='168d1b688f3f448fe92799755d6f4cf8c8fb6d2a', operation='DELETE', pgid='pgtrigger_delete_delete_bec80', table='people_user', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='OrganisationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('short_name', models.CharField(max_length=30)),
                ('time_zone', models.CharField(default='Europe/London', max_length=60)),
                ('notice', models.CharField(blank=True, help_text='Shown on every page, for example for fictional data.', max_length=400)),
                ('compares_teams', models.BooleanField(default=False, help_text='Whether teams may be seen beside one another, within limits.')),
                ('quiet_after_days', models.PositiveSmallIntegerField(default=21, help_text='Without any activity for so long, a project has gone quiet.')),
                ('silent_after_days', models.PositiveSmallIntegerField(default=42, help_text='And for so long, it is silent.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.organisation')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8da11a354c83f15e5ef964fde62ec1d848564852', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2ea3f', table='people_organisationevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('organisation', 'Whole organisation'), ('directorate', 'Directorate'), ('service', 'Service'), ('team', 'Team or ward')], default='team', max_length=20)),
                ('national_code', models.CharField(blank=True, max_length=20)),
                ('warehouse_code', models.CharField(blank=True, max_length=60)),
                ('path', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.unit')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['path'], name='people_unit_path')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'parent', 'name'), name='people_unit_name_once_below_a_parent', nulls_distinct=False), models.UniqueConstraint(condition=models.Q(('warehouse_code', ''), _negated=True), fields=('organisation', 'warehouse_code'), name='people_unit_warehouse_code_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='set_path', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.parent_id IS NULL THEN\n        NEW.path := ARRAY[NEW.id];\n    ELSE\n        SELECT path || NEW.id INTO STRICT NEW.path\n          FROM people_unit\n         WHERE id = NEW.parent_id AND organisation_id = NEW.organisation_id;\n    END IF;\n    IF NEW.parent_id IS NOT NULL AND NEW.id = ANY (NEW.path[1:cardinality(NEW.path) - 1]) THEN\n        RAISE EXCEPTION 'a unit cannot be placed below itself';\n    END IF;\n    RETURN NEW;\n", hash='302991b87786f911234484b7dbcdd1a1feb001ae', operation='INSERT OR UPDATE', pgid='pgtrigger_set_path_6072c', table='people_unit', when='BEFORE')), pgtrigger.compiler.Trigger(name='move_what_is_below', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.path IS DISTINCT FROM NEW.path)', func='\n    UPDATE people_unit SET parent_id = parent_id WHERE parent_id = NEW.id;\n    RETURN NULL;\n', hash='be999e3cd192d5b6ca8459bef1e183f369072d52', operation='UPDATE', pgid='pgtrigger_move_what_is_below_b6fe5', table='people_unit', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_unitevent" ("closed_on", "id", "kind", "name", "national_code", "organisation_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "warehouse_code") VALUES (NEW."closed_on", NEW."id", NEW."kind", NEW."name", NEW."national_code", NEW."organisation_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."warehouse_code"); RETURN NULL;', hash='d8db9a1cdf5a551bd79cb68ebd79608386e2f88d', operation='INSERT', pgid='pgtrigger_insert_insert_7f536', table='people_unit', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."national_code" IS DISTINCT FROM (NEW."national_code") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."warehouse_code" IS DISTINCT FROM (NEW."warehouse_code"))', func='INSERT INTO "people_unitevent" ("closed_on", "id", "kind", "name", "national_code", "organisation_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "warehouse_code") VALUES (NEW."closed_on", NEW."id", NEW."kind", NEW."name", NEW."national_code", NEW."organisation_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."warehouse_code"); RETURN NULL;', hash='d48eafbd7b8cd9af6e7dfdd93804f2e94ffa9acd', operation='UPDATE', pgid='pgtrigger_update_update_aea35', table='people_unit', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_unitevent" ("closed_on", "id", "kind", "name", "national_code", "organisation_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "warehouse_code") VALUES (OLD."closed_on", OLD."id", OLD."kind", OLD."name", OLD."national_code", OLD."organisation_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."warehouse_code"); RETURN NULL;', hash='be890b204ec2b57dfe6fa3510f2bceb9a258f142', operation='DELETE', pgid='pgtrigger_delete_delete_625af', table='people_unit', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('qi_team', 'Central QI team'), ('improvement_advisor', 'Improvement advisor'), ('qi_coach', 'QI coach'), ('sponsor', 'Sponsor'), ('directorate_manager', 'Directorate manager'), ('board_member', 'Board member'), ('participation_lead', 'People participation lead'), ('data_analyst', 'Data analyst'), ('staff', 'Staff')], max_length=30)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_assignments', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_assignments', to='people.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='people_role_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('organisation', 'user', 'unit', 'role'), name='people_role_held_once_at_a_time')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_roleassignmentevent" ("ends_on", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "starts_on", "unit_id", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."role", NEW."starts_on", NEW."unit_id", NEW."user_id"); RETURN NULL;', hash='309dc2e5afe3ebc53bf2ab278cfdf04952674890', operation='INSERT', pgid='pgtrigger_insert_insert_a32c6', table='people_roleassignment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "people_roleassignmentevent" ("ends_on", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "starts_on", "unit_id", "user_id") VALUES (NEW."ends_on", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."role", NEW."starts_on", NEW."unit_id", NEW."user_id"); RETURN NULL;', hash='78d0ee1b658854ccf45e5ee3000769fed5b3135d', operation='UPDATE', pgid='pgtrigger_update_update_600b2', table='people_roleassignment', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_roleassignmentevent" ("ends_on", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "role", "starts_on", "unit_id", "user_id") VALUES (OLD."ends_on", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."role", OLD."starts_on", OLD."unit_id", OLD."user_id"); RETURN NULL;', hash='0d425838b432b030dd19a6ce186dcd6632d09bcf', operation='DELETE', pgid='pgtrigger_delete_delete_eddd4', table='people_roleassignment', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('qi_team', 'Central QI team'), ('improvement_advisor', 'Improvement advisor'), ('qi_coach', 'QI coach'), ('sponsor', 'Sponsor'), ('directorate_manager', 'Directorate manager'), ('board_member', 'Board member'), ('participation_lead', 'People participation lead'), ('data_analyst', 'Data analyst'), ('staff', 'Staff')], max_length=30)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.roleassignment')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='85816f6a5ad4c41574258b87da8dac839b5703e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8568d', table='people_roleassignmentevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('organisation', 'Whole organisation'), ('directorate', 'Directorate'), ('service', 'Service'), ('team', 'Team or ward')], default='team', max_length=20)),
                ('national_code', models.CharField(blank=True, max_length=20)),
                ('warehouse_code', models.CharField(blank=True, max_length=60)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.unit')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7af07e3c30653ae87250a39919bb0be04d3ff43c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_da201', table='people_unitevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('job_title', models.CharField(blank=True, max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='58c9797304ded816d5f5d9c12355ee086d62bf08', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f5bab', table='people_userevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='CoachCapacity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('hours_a_month', models.PositiveSmallIntegerField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='coach_capacity', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hours_a_month__lte', 200)), name='people_capacity_within_a_month')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_coachcapacityevent" ("hours_a_month", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "user_id") VALUES (NEW."hours_a_month", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."user_id"); RETURN NULL;', hash='e04ee9fb296cbcfddac4abf6b5686832b8980311', operation='INSERT', pgid='pgtrigger_insert_insert_34b6f', table='people_coachcapacity', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."hours_a_month" IS DISTINCT FROM (NEW."hours_a_month") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "people_coachcapacityevent" ("hours_a_month", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "user_id") VALUES (NEW."hours_a_month", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."user_id"); RETURN NULL;', hash='e279a0fc58991432786427008ef94113bc265f73', operation='UPDATE', pgid='pgtrigger_update_update_fedf2', table='people_coachcapacity', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_coachcapacityevent" ("hours_a_month", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "user_id") VALUES (OLD."hours_a_month", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."user_id"); RETURN NULL;', hash='af72b5d0a8b3967ddfb0376d805ce5ca0a6b7a62', operation='DELETE', pgid='pgtrigger_delete_delete_0ea8b', table='people_coachcapacity', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('qi_team', 'Central QI team'), ('improvement_advisor', 'Improvement advisor'), ('qi_coach', 'QI coach'), ('sponsor', 'Sponsor'), ('directorate_manager', 'Directorate manager'), ('board_member', 'Board member'), ('participation_lead', 'People participation lead'), ('data_analyst', 'Data analyst'), ('staff', 'Staff')], default='staff', max_length=30)),
                ('project_public_id', models.UUIDField(help_text='The project to join, if any.', null=True)),
                ('project_role', models.CharField(blank=True, max_length=30)),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "email", "expires_at", "id", "invited_by_id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_public_id", "project_role", "public_id", "role", "unit_id") VALUES (NEW."accepted_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_public_id", NEW."project_role", NEW."public_id", NEW."role", NEW."unit_id"); RETURN NULL;', hash='3792d5130325a8a7020a6b8e9b74566e7ddb1cb2', operation='INSERT', pgid='pgtrigger_insert_insert_6ecd8', table='people_invitation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."project_public_id" IS DISTINCT FROM (NEW."project_public_id") OR OLD."project_role" IS DISTINCT FROM (NEW."project_role") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func='INSERT INTO "people_invitationevent" ("accepted_at", "email", "expires_at", "id", "invited_by_id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_public_id", "project_role", "public_id", "role", "unit_id") VALUES (NEW."accepted_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_public_id", NEW."project_role", NEW."public_id", NEW."role", NEW."unit_id"); RETURN NULL;', hash='024643acc69c90160cda98553d624cd16ac2dda9', operation='UPDATE', pgid='pgtrigger_update_update_1209f', table='people_invitation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "email", "expires_at", "id", "invited_by_id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_public_id", "project_role", "public_id", "role", "unit_id") VALUES (OLD."accepted_at", OLD."email", OLD."expires_at", OLD."id", OLD."invited_by_id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_public_id", OLD."project_role", OLD."public_id", OLD."role", OLD."unit_id"); RETURN NULL;', hash='0ae6f91d5f3e0bc3979ed5da13fd612c15ab63fc', operation='DELETE', pgid='pgtrigger_delete_delete_88427', table='people_invitation', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='InvitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('qi_team', 'Central QI team'), ('improvement_advisor', 'Improvement advisor'), ('qi_coach', 'QI coach'), ('sponsor', 'Sponsor'), ('directorate_manager', 'Directorate manager'), ('board_member', 'Board member'), ('participation_lead', 'People participation lead'), ('data_analyst', 'Data analyst'), ('staff', 'Staff')], default='staff', max_length=30)),
                ('project_public_id', models.UUIDField(help_text='The project to join, if any.', null=True)),
                ('project_role', models.CharField(blank=True, max_length=30)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.invitation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0548ef14484ef06f5c33eedd6d72cae59b01216d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9789a', table='people_invitationevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='CoachCapacityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('hours_a_month', models.PositiveSmallIntegerField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='people.coachcapacity')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organisation')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d21c78c668c22b759bb2ba6f044d391ba7239e9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42c22', table='people_coachcapacityevent', when='BEFORE'))],
            },
        ),
    ]
