"""The one way in which history goes: by policy, with the rights of the owner of the tables.

Of each row the newest entry from before the limit stays, as what stood at the beginning of the
time that is kept; of a row that was deleted nothing stays. `pgtrigger.ignore` lets the deletion
past the triggers that hold history; for anybody else it changes nothing, since the application's
role may not delete from these tables.
"""

from django.db import migrations

_CREATE = r"""
CREATE FUNCTION remove_old_history(of_organisation bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    history_kept int;
    log_kept int;
    before timestamptz;
    history record;
    gone bigint;
    removed bigint := 0;
BEGIN
    SELECT history_years, security_log_years INTO STRICT history_kept, log_kept
      FROM people_organisation WHERE id = of_organisation;

    IF history_kept >= 1 THEN
        before := now() - make_interval(years => history_kept);
        PERFORM set_config('pgtrigger.ignore', (
            SELECT '{' || coalesce(string_agg(tgname, ','), '') || '}'
              FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_append\_only\_%'), true);
        FOR history IN
            SELECT columns.table_name AS name,
                   bool_or(columns.column_name = 'organisation_id') AS has_tenant
              FROM information_schema.columns
             WHERE columns.table_schema = 'public'
             GROUP BY columns.table_name
            HAVING bool_or(columns.column_name = 'pgh_obj_id')
        LOOP
            EXECUTE format(
                'DELETE FROM %1$I AS old'
                ' WHERE %2$s = $1 AND old.pgh_created_at < $2 AND (old.pgh_label = ''delete'' OR'
                ' EXISTS (SELECT FROM %1$I AS newer WHERE newer.pgh_obj_id = old.pgh_obj_id'
                ' AND newer.pgh_id > old.pgh_id AND newer.pgh_created_at < $2))',
                history.name,
                CASE WHEN history.has_tenant THEN 'old.organisation_id' ELSE 'old.pgh_obj_id' END
            ) USING of_organisation, before;
            GET DIAGNOSTICS gone = ROW_COUNT;
            removed := removed + gone;
        END LOOP;
        PERFORM set_config('pgtrigger.ignore', '', true);
        IF removed > 0 THEN
            INSERT INTO people_historyremoval
                   (public_id, created_at, organisation_id, at, what, before, entries)
            VALUES (gen_random_uuid(), now(), of_organisation, now(), 'history', before, removed);
        END IF;
    END IF;

    IF log_kept >= 1 THEN
        before := now() - make_interval(years => log_kept);
        DELETE FROM people_securityevent AS old
         WHERE old.organisation_id = of_organisation AND old.at < before;
        GET DIAGNOSTICS gone = ROW_COUNT;
        removed := removed + gone;
        IF gone > 0 THEN
            INSERT INTO people_historyremoval
                   (public_id, created_at, organisation_id, at, what, before, entries)
            VALUES (gen_random_uuid(), now(), of_organisation, now(), 'security_log', before, gone);
        END IF;
    END IF;
    RETURN removed;
END;
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]
    operations = [
        migrations.RunSQL(_CREATE, reverse_sql="DROP FUNCTION remove_old_history(bigint)")
    ]
