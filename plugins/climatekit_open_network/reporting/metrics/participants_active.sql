-- metric: participants_active
-- unit: count
-- order: 40
-- title_fi: Aktiivisia osallistujia
-- title_sv: Aktiva deltagare
-- title_en: Active participants
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osallistujat, jotka ovat viime aikoina käyneet tapahtumissa (asetukset active_within_days ja active_min_event_days).
-- sv: Deltagare som nyligen varit på evenemang (inställningarna active_within_days och active_min_event_days).
-- en: Participants that have lately been at events (settings active_within_days and active_min_event_days).
with counted as (
    select open_network_participant.programme_id, open_network_participant.org_id
    from open_network_participant
    where open_network_participant.is_active
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
