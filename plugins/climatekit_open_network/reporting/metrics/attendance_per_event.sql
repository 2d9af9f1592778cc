-- metric: attendance_per_event
-- unit: count
-- direction: up
-- indicative: no
-- fi: Organisaatioita tapahtumaa kohti vuodessa.
-- sv: Organisationer per evenemang under året.
-- en: Organisations per event in the year.
-- caveat_fi: Tapahtumat, joiden osallistujia ei ole kirjattu, jäävät pois.
-- caveat_sv: Evenemang vars deltagare inte har antecknats är inte med.
-- caveat_en: Events whose participants are not recorded are left out.
with came as (
    select
        open_network_event.programme_id,
        strftime(open_network_event.held_on, '%Y') as period,
        open_network_event.kind,
        open_network_event.organisations_attended
    from open_network_event
    where open_network_event.organisations_listed > 0
)

select
    came.programme_id,
    came.period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(sum(came.organisations_attended) as double) / count(*), 2) as value
from came
group by came.programme_id, came.period
union all
select
    came.programme_id,
    came.period,
    'kind' as dimension,
    came.kind as dimension_value,
    round(cast(sum(came.organisations_attended) as double) / count(*), 2) as value
from came
group by came.programme_id, came.period, came.kind
