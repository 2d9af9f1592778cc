-- rule: M4-6e
-- severity: warning
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsenen "{org_name}" sitoumus "{title}" on yhä avoin, vaikka sen aika päättyi {ended}: merkitse, saavutettiinko se, ja sovi uudesta.
-- sv: Medlemmen "{org_name}" har åtagandet "{title}" öppet fast dess tid gick ut {ended}: anteckna om det nåddes och kom överens om ett nytt.
-- en: The commitment "{title}" of the member "{org_name}" is still open although its time ended {ended}: record whether it was reached, and agree on a new one.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    case
        when commitment_state.valid_to < run.as_of then cast(commitment_state.valid_to as varchar)
        else cast(commitment_state.last_target_year as varchar)
    end as ended,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
cross join run
left join organisation on commitment_state.org_id = organisation.org_id
where commitment_state.is_past_end
