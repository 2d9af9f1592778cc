-- metric: people_attended
-- unit: count
-- title_fi: Henkilöitä
-- title_sv: Personer
-- title_en: People
-- direction: up
-- indicative: no
-- fi: Tapahtumiin osallistuneet henkilöt vuodessa.
-- sv: Personer som deltagit i evenemang under året.
-- en: People who came to events in the year.
-- caveat_fi: Sama henkilö lasketaan jokaisessa tapahtumassa, jossa hän kävi.
-- caveat_sv: Samma person räknas vid varje evenemang där den var.
-- caveat_en: One person is counted at every event that the person came to.
with came as (
    select
        open_network_event.programme_id,
        strftime(open_network_event.held_on, '%Y') as period,
        open_network_event.kind,
        open_network_event.people_attended
    from open_network_event
)

select
    came.programme_id,
    came.period,
    'all' as dimension,
    'all' as dimension_value,
    cast(sum(came.people_attended) as double) as value
from came
group by came.programme_id, came.period
union all
select
    came.programme_id,
    came.period,
    'kind' as dimension,
    came.kind as dimension_value,
    cast(sum(came.people_attended) as double) as value
from came
group by came.programme_id, came.period, came.kind
