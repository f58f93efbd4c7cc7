"""Learning the words that documents use, to compare mistyped ones with.

Workers do it, a thousand documents at a time: words are shared by many documents, and somebody
who saves one must never wait for somebody else's. The documents that wait stand in a table of
their own, so a lost message costs nothing. Words are never forgotten; search offers those alone
that occur in something the person may read.
"""

from django.db import connection, transaction

_UNLEARNT = """
    SELECT document_id FROM dashboards_unlearntdocument
     ORDER BY document_id LIMIT %(most)s FOR UPDATE SKIP LOCKED
"""
_LEARN = """
    WITH used AS MATERIALIZED (
        SELECT DISTINCT d.organisation_id, found.word
          FROM dashboards_searchdocument d
         CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('simple',
               unaccent(lower(concat_ws(' ', d.title, d.body, d.place)))))) AS found(word)
         WHERE d.id = ANY (%(ids)s) AND length(found.word) BETWEEN 4 AND 60
    )
    INSERT INTO dashboards_searchword (organisation_id, word)
    SELECT used.organisation_id, used.word FROM used
      LEFT JOIN dashboards_searchword w USING (organisation_id, word)
     WHERE w.id IS NULL AND used.word ~ '^[[:alpha:]]+$'
       AND numnode(plainto_tsquery('forgiving', used.word)) > 0
     ORDER BY 1, 2
        ON CONFLICT DO NOTHING
"""
_LEARNT = "DELETE FROM dashboards_unlearntdocument WHERE document_id = ANY (%(ids)s)"


def learn_words(*, most: int = 1000) -> int:
    """Learn the words of up to `most` documents that are new or changed. Returns how many.

    Safe to run twice or at the same time elsewhere: each takes documents that no other holds.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_UNLEARNT, {"most": most})
        ids = [row[0] for row in cursor.fetchall()]
        if ids:
            cursor.execute(_LEARN, {"ids": ids})
            cursor.execute(_LEARNT, {"ids": ids})
    return len(ids)
