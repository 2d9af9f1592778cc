-- metric: participants_total
-- unit: count
-- direction: up
-- indicative: no
-- fi: Avoimen verkoston osallistujat tarkastelupäivänä: jollakin listalla tai äskettäin tapahtumassa.
-- sv: Deltagare i det öppna nätverket på granskningsdagen: på någon lista eller nyligen på ett evenemang.
-- en: Organisations in the open network on the as-of date: on a list, or lately at an event.
with counted as (
    select open_network_participant.programme_id, open_network_participant.org_id
    from open_network_participant
    where open_network_participant.is_in
)

select
    open_network_settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(organisation_group.dimension, 'all') as dimension,
    coalesce(organisation_group.dimension_value, 'all') as dimension_value,
    cast(count(distinct counted.org_id) as double) as value
from open_network_settings
cross join run
left join counted on open_network_settings.programme_id = counted.programme_id
left join organisation_group on counted.org_id = organisation_group.org_id
group by all
