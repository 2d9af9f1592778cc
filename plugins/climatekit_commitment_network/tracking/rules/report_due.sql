-- rule: M4-6d
-- severity: info
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsenen "{org_name}" raportti sitoumuksesta "{title}" on ajankohtainen, sillä edellisestä on {days} päivää: pyydä se.
-- sv: Det är dags för medlemmen "{org_name}" att rapportera om åtagandet "{title}", {days} dagar efter den förra rapporten: be om rapporten.
-- en: The report of the member "{org_name}" on the commitment "{title}" is due, {days} days after the last one: ask for it.
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
where commitment_state.follow_up = 'due'
