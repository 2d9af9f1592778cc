-- rule: GW15
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsenellä "{org_name}" on ollut {days} päivää pelkkiä selvittämisen tai viestinnän sitoumuksia, mikä on ihmisen arvioitava viherpesun riski: sopikaa teosta tai mitattavasta tavoitteesta.
-- sv: Medlemmen "{org_name}" har i {days} dagar bara haft åtaganden att utreda eller berätta, vilket är en risk för grönmålning som en människa får bedöma: kom överens om en åtgärd eller ett mätbart mål.
-- en: The member "{org_name}" has for {days} days had nothing but commitments to find out or to tell, a risk of greenwashing for a human to judge: agree on an action, or on a goal that can be measured.
select
    member_face.programme_id,
    member_face.org_id,
    'membership' as subject_table,
    member_face.membership_id as subject_id,
    date_diff('day', member_face.learning_only_since, run.as_of) as days,
    coalesce(organisation.name, member_face.org_id) as org_name
from member_face
inner join commitment_network_settings as settings on member_face.programme_id = settings.programme_id
inner join commitment_network_terms as terms
    on member_face.programme_id = terms.programme_id and member_face.terms_version = terms.version
cross join run
left join organisation on member_face.org_id = organisation.org_id
where
    member_face.is_in_register
    and not member_face.is_exempt
    and date_diff('day', member_face.learning_only_since, run.as_of)
    > settings.learning_periods * terms.report_interval_days
