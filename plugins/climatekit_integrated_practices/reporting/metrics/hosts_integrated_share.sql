-- metric: hosts_integrated_share
-- unit: share
-- order: 41
-- title_fi: Toiminnoista mukana
-- title_sv: Verksamheter med
-- title_en: Activities taken along
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osuus kunnan tunnistetuista toiminnoista, joissa on toteutettu ainakin yksi toimintamalli.
-- sv: Andel av kommunens identifierade verksamheter där minst en verksamhetsmodell har genomförts.
-- en: Share of the municipality's recognised activities in which at least one practice has been carried out.
-- caveat_fi: Osuus riippuu siitä, kuinka monta toimintaa on tunnistettu: uusi tunnistettu toiminta laskee sitä.
-- caveat_sv: Andelen beror på hur många verksamheter som har identifierats: en ny identifierad verksamhet sänker den.
-- caveat_en: The share depends on how many activities were recognised: recognising one more lowers it.
with existing as (
    select
        integrated_practices_host.programme_id,
        integrated_practices_host.kind,
        case when integrated_practices_host.is_integrated then 1 else 0 end as integrated
    from integrated_practices_host
    inner join integrated_practices_programme
        on integrated_practices_host.programme_id = integrated_practices_programme.programme_id
    where integrated_practices_host.is_existing
)

select
    existing.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(sum(existing.integrated) as double) / count(*), 4) as value
from existing
cross join run
group by existing.programme_id, run.as_of
union all
select
    existing.programme_id,
    cast(run.as_of as varchar) as period,
    'kind' as dimension,
    existing.kind as dimension_value,
    round(cast(sum(existing.integrated) as double) / count(*), 4) as value
from existing
cross join run
group by existing.programme_id, run.as_of, existing.kind
