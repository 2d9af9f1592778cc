-- rule: GW02
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsen "{org_name}" saa näyttää merkkiä "{label_name}", vaikka {stale} sitoumusta on vanhentunut ja {ended} ohi määräajan, mikä on ihmisen arvioitava viherpesun riski: pyydä raportit tai keskeytä merkki.
-- sv: Medlemmen "{org_name}" får visa märket "{label_name}" fast {stale} åtaganden är föråldrade och {ended} har gått ut, vilket är en risk för grönmålning som en människa får bedöma: be om rapporterna eller upphäv märket tills vidare.
-- en: The member "{org_name}" may show the label "{label_name}" although {stale} commitments are stale and {ended} past their end, a risk of greenwashing for a human to judge: ask for the reports, or suspend the label.
select
    label_grant_state.programme_id,
    label_grant_state.org_id,
    'label_grant' as subject_table,
    label_grant_state.grant_id as subject_id,
    label_grant_state.label_name,
    member_face.stale_commitments as stale,
    member_face.ended_commitments as ended,
    coalesce(organisation.name, label_grant_state.org_id) as org_name
from label_grant_state
inner join member_face on label_grant_state.membership_id = member_face.membership_id
left join organisation on label_grant_state.org_id = organisation.org_id
where label_grant_state.is_in_use and (member_face.stale_commitments > 0 or member_face.ended_commitments > 0)
