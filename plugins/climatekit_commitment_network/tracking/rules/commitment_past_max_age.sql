-- rule: M4-6c
-- severity: warning
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsenen "{org_name}" sitoumus "{title}" on {made_on} eli {age_days} päivän takaa, kun se pitäisi uusia {commitment_max_age_days} päivän välein: uusi tai päätä se.
-- sv: Medlemmen "{org_name}" ingick åtagandet "{title}" den {made_on}, för {age_days} dagar sedan, fast det borde förnyas efter {commitment_max_age_days}: förnya eller avsluta det.
-- en: The member "{org_name}" made the commitment "{title}" on {made_on}, {age_days} days ago, although it should be renewed after {commitment_max_age_days}: renew or close it.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    commitment_state.age_days,
    commitment_state.made_on,
    terms.commitment_max_age_days,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
inner join commitment_network_member as member on commitment_state.membership_id = member.membership_id
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on commitment_state.org_id = organisation.org_id
where commitment_state.is_past_max_age
