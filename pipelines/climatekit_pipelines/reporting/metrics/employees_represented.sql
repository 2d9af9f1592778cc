-- metric: employees_represented
-- unit: count
-- direction: up
-- indicative: yes
-- fi: Mukana olevien organisaatioiden henkilöstö yhteensä.
-- sv: Personalen hos de organisationer som är med, sammanlagt.
-- en: People employed by the organisations that are in, summed.
-- caveat_fi: Summa on alaraja: organisaatiot, joiden henkilöstömäärää ei tiedetä, puuttuvat siitä.
-- caveat_sv: Summan är en nedre gräns: organisationer vars personal är okänd saknas.
-- caveat_en: The sum is a lower bound: organisations whose headcount is not known are missing from it.
with members as (
    select distinct member_period.programme_id, member_period.org_id
    from member_period
    where member_period.is_current
)

select
    members.programme_id,
    cast(run.as_of as varchar) as period,
    organisation_group.dimension,
    organisation_group.dimension_value,
    cast(sum(organisation.employees) as double) as value
from members
cross join run
inner join organisation on members.org_id = organisation.org_id
inner join organisation_group on members.org_id = organisation_group.org_id
where organisation.employees is not null
group by members.programme_id, run.as_of, organisation_group.dimension, organisation_group.dimension_value
