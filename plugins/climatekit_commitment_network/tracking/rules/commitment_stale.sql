-- rule: M4-6b
-- severity: warning
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsenen "{org_name}" sitoumus "{title}" on vanhentunut, sillä siitä ei ole raportoitu {days} päivään: sovi seurannasta tai päätä sitoumus.
-- sv: Medlemmen "{org_name}" har ett föråldrat åtagande, "{title}", som ingen har rapporterat om på {days} dagar: kom överens om uppföljningen eller avsluta det.
-- en: The commitment "{title}" of the member "{org_name}" is stale, with no report for {days} days: agree on the follow-up, or close it.
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
where commitment_state.follow_up = 'stale'
