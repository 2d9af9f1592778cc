-- rule: GW03
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsen "{org_name}" saa näyttää merkkiä "{label_name}" ilman yhtään avointa määrällistä sitoumusta, mikä on ihmisen arvioitava viherpesun riski: sopikaa mitattavasta tavoitteesta.
-- sv: Medlemmen "{org_name}" får visa märket "{label_name}" utan ett enda öppet kvantitativt åtagande, vilket är en risk för grönmålning som en människa får bedöma: kom överens om ett mätbart mål.
-- en: The member "{org_name}" may show the label "{label_name}" without any open commitment in numbers, a risk of greenwashing for a human to judge: agree on a goal that can be measured.
select
    label_grant_state.programme_id,
    label_grant_state.org_id,
    'label_grant' as subject_table,
    label_grant_state.grant_id as subject_id,
    label_grant_state.label_name,
    coalesce(organisation.name, label_grant_state.org_id) as org_name
from label_grant_state
inner join member_face on label_grant_state.membership_id = member_face.membership_id
left join organisation on label_grant_state.org_id = organisation.org_id
where
    label_grant_state.is_in_use
    and member_face.is_in_register
    and not member_face.is_exempt
    and member_face.open_quantified = 0
