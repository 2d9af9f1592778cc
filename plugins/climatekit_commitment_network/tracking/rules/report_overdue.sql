-- rule: M4-6a
-- severity: warning
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsen "{org_name}" ei ole raportoinut sitoumuksesta "{title}" {days} päivään: muistuta ja tarjoa tukea seurantaan.
-- sv: Medlemmen "{org_name}" har inte rapporterat om åtagandet "{title}" på {days} dagar: påminn och erbjud stöd för uppföljningen.
-- en: The member "{org_name}" has not reported on the commitment "{title}" for {days} days: remind it, and offer support with the follow-up.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    commitment_state.days_since_report as days,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
left join organisation on commitment_state.org_id = organisation.org_id
where commitment_state.follow_up = 'overdue'
