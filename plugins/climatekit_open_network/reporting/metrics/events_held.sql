-- metric: events_held
-- unit: count
-- order: 41
-- title_fi: Tapahtumia
-- title_sv: Evenemang
-- title_en: Events
-- public: safe
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Vuoden aikana pidetyt tapahtumat.
-- sv: Evenemang som hållits under året.
-- en: Events held in the year.
with held as (
    select
        open_network_event.programme_id,
        strftime(open_network_event.held_on, '%Y') as period,
        open_network_event.kind
    from open_network_event
)

select held.programme_id, held.period, 'all' as dimension, 'all' as dimension_value, cast(count(*) as double) as value
from held
group by held.programme_id, held.period
union all
select held.programme_id, held.period, 'kind' as dimension, held.kind as dimension_value, cast(count(*) as double) as value
from held
group by held.programme_id, held.period, held.kind
