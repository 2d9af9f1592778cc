-- The programme is '*': the sum over the programmes would count an organisation once per programme.
-- metric: organisations_once
-- unit: count
-- order: 10
-- title_fi: Organisaatioita, kukin kerran
-- title_sv: Organisationer, var och en en gång
-- title_en: Organisations, each once
-- direction: up
-- indicative: no
-- fi: Organisaatiot, jotka ovat mukana ainakin yhdessä ohjelmassa tarkastelupäivänä; kukin lasketaan kerran.
-- sv: Organisationer som är med i åtminstone ett program på granskningsdagen; var och en räknas en gång.
-- en: Organisations that are in at least one programme on the as-of date, each counted once.
with members as (
    select distinct member_period.org_id
    from member_period
    where member_period.is_current
)

select
    '*' as programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(organisation_group.dimension, 'all') as dimension,
    coalesce(organisation_group.dimension_value, 'all') as dimension_value,
    cast(count(distinct members.org_id) as double) as value
from run
left join members on true
left join organisation_group on members.org_id = organisation_group.org_id
group by all
