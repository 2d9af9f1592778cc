-- rule: GW14
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Organisaatio "{org_name}" ei ole enää jäsen, mutta siitä näkyy yhä {labels_in_use} merkkiä ja {public_commitments} julkista sitoumusta, mikä on ihmisen arvioitava viherpesun riski: poista ne näkyvistä ja päätä ne.
-- sv: Organisationen "{org_name}" är inte längre medlem men {labels_in_use} märken och {public_commitments} offentliga åtaganden visas ännu, vilket är en risk för grönmålning som en människa får bedöma: ta bort dem ur det offentliga och avsluta dem.
-- en: The organisation "{org_name}" is no member any more but {labels_in_use} labels and {public_commitments} public commitments are still shown, a risk of greenwashing for a human to judge: take them down, and close them.
with present as (
    -- whoever has come back shows what it promised anew
    select distinct member_face.programme_id, member_face.org_id
    from member_face
    where member_face.is_in_register
)

select
    member_face.programme_id,
    member_face.org_id,
    'membership' as subject_table,
    member_face.membership_id as subject_id,
    member_face.labels_in_use,
    member_face.public_commitments,
    coalesce(organisation.name, member_face.org_id) as org_name
from member_face
left join present on member_face.programme_id = present.programme_id and member_face.org_id = present.org_id
left join organisation on member_face.org_id = organisation.org_id
where
    member_face.status = 'left'
    and present.org_id is null
    and (member_face.labels_in_use > 0 or member_face.public_commitments > 0)
