"""The one way in which a name leaves the history: with the rights of the owner of the tables.

Only of an account that is erased already, and only who it was: when, what and which row stay. The
application's role cannot do the same by itself, since it may not alter these tables;
`pgtrigger.ignore` lets the change past the triggers that hold history.
"""

from django.db import migrations

_CREATE = r"""
CREATE FUNCTION erase_person_from_history(of_person bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    person people_user%ROWTYPE;
    history record;
    changed bigint;
    entries bigint := 0;
BEGIN
    SELECT * INTO person FROM people_user WHERE id = of_person AND erased_at IS NOT NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Only an account that is erased is erased from history.';
    END IF;

    PERFORM set_config('pgtrigger.ignore', (
        SELECT '{' || coalesce(string_agg(tgname, ','), '') || '}'
          FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_append\_only\_%'), true);

    UPDATE people_userevent
       SET name = person.name, email = person.email, job_title = person.job_title
     WHERE pgh_obj_id = of_person;
    GET DIAGNOSTICS entries = ROW_COUNT;

    UPDATE people_invitationevent AS event SET name = invitation.name, email = invitation.email
      FROM people_invitation AS invitation
     WHERE event.pgh_obj_id = invitation.id AND invitation.email = person.email;

    FOR history IN
        SELECT columns.table_name AS name
          FROM information_schema.columns
         WHERE columns.table_schema = 'public' AND columns.column_name = 'pgh_context'
    LOOP
        EXECUTE format(
            'UPDATE %I SET pgh_context = pgh_context || jsonb_build_object(''by_name'', $2::text)'
            ' WHERE pgh_context ->> ''by'' = $1::text', history.name)
        USING of_person, person.name;
        GET DIAGNOSTICS changed = ROW_COUNT;
        entries := entries + changed;
    END LOOP;

    UPDATE people_securityevent SET network_address = NULL, device = '', detail = ''
     WHERE user_id = of_person;

    PERFORM set_config('pgtrigger.ignore', '', true);
    RETURN entries;
END;
$$;

CREATE FUNCTION erase_invitation_from_history(of_invitation bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    invitation people_invitation%ROWTYPE;
BEGIN
    SELECT * INTO invitation FROM people_invitation
     WHERE id = of_invitation AND email LIKE '%.invalid';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Only an invitation that is erased is erased from history.';
    END IF;
    PERFORM set_config('pgtrigger.ignore', (
        SELECT '{' || coalesce(string_agg(tgname, ','), '') || '}'
          FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_append\_only\_%'), true);
    UPDATE people_invitationevent SET name = invitation.name, email = invitation.email
     WHERE pgh_obj_id = of_invitation;
    PERFORM set_config('pgtrigger.ignore', '', true);
END;
$$;
"""
_DROP = """
DROP FUNCTION erase_invitation_from_history(bigint);
DROP FUNCTION erase_person_from_history(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_remove_old_history")]
    operations = [migrations.RunSQL(_CREATE, reverse_sql=_DROP)]
