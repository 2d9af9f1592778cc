-- rule: GW05
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsenen "{org_name}" sitoumus "{title}" on merkitty saavutetuksi, mutta yksikään raportti ei nojaa asiakirjaan, mikä on ihmisen arvioitava viherpesun riski: pyydä näyttö.
-- sv: Medlemmen "{org_name}" har åtagandet "{title}" antecknat som nått, men ingen rapport bygger på en handling, vilket är en risk för grönmålning som en människa får bedöma: be om underlaget.
-- en: The commitment "{title}" of the member "{org_name}" is marked as reached but no report stands on a document, a risk of greenwashing for a human to judge: ask for the evidence.
with shown as (
    select
        progress_report.commitment_id,
        max(case when progress_report.evidence_level in ('document', 'third_party') then 1 else 0 end) as is_documented,
        max(case when progress_report.self_status = 'achieved' then 1 else 0 end) as says_achieved
    from progress_report
    cross join run
    where progress_report.submitted_on <= run.as_of
    group by progress_report.commitment_id
)

select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
inner join commitment_network_member as member on commitment_state.membership_id = member.membership_id
cross join run
left join shown on commitment_state.commitment_id = shown.commitment_id
left join organisation on commitment_state.org_id = organisation.org_id
where
    member.is_in_register
    and coalesce(shown.is_documented, 0) = 0
    and (
        -- what was reached in an earlier round is history
        (commitment_state.status = 'achieved' and coalesce(commitment_state.valid_to, run.as_of) >= run.as_of)
        or (commitment_state.is_open and shown.says_achieved = 1)
    )
