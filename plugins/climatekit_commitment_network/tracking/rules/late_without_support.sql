-- rule: M4-7b
-- severity: warning
-- source: Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- fi: Jäsenellä "{org_name}" on {late} myöhässä olevaa raporttia, eikä sille ole annettu tukea niiden erääntymisen {due_on} jälkeen: tarjoa apua seurantaan.
-- sv: Medlemmen "{org_name}" har {late} försenade rapporter och har inte fått stöd efter förfallodagen {due_on}: erbjud hjälp med uppföljningen.
-- en: The member "{org_name}" has {late} reports overdue and was given no support since they fell due on {due_on}: offer help with the follow-up.
with late as (
    select
        commitment_state.programme_id,
        commitment_state.org_id,
        count(*) as late,
        min(commitment_state.report_due_on) as due_on
    from commitment_state
    where commitment_state.follow_up in ('overdue', 'stale')
    group by commitment_state.programme_id, commitment_state.org_id
),

helped as (
    select
        support_action.programme_id,
        support_action.org_id,
        max(support_action.provided_on) as helped_on
    from support_action
    cross join run
    where support_action.provided_on <= run.as_of
    group by support_action.programme_id, support_action.org_id
)

select
    late.programme_id,
    late.org_id,
    'organisation' as subject_table,
    late.org_id as subject_id,
    late.late,
    late.due_on,
    coalesce(organisation.name, late.org_id) as org_name
from late
left join helped
    on
        late.programme_id = helped.programme_id
        and late.org_id = helped.org_id
        and helped.helped_on >= late.due_on
left join organisation on late.org_id = organisation.org_id
where helped.org_id is null
