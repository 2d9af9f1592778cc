-- A member is asked for every year in which it was in from the first day to the last.
-- rule: EN-4
-- severity: warning
-- source: https://effizienznetzwerke.org/presse/die-initiative
-- fi: Jäsenen {org_id} toimenpiteet vuodelta {year} puuttuvat: pyydä seurantatiedot, tai kirjaa säästöksi 0.
-- sv: Från medlemmen {org_id} saknas åtgärderna för {year}: be om uppföljningen, eller anteckna besparingen 0.
-- en: The measures of the member {org_id} for {year} are missing: ask for its monitoring, or write a saving of 0.
with asked as (
    select
        participant.programme_id,
        participant.org_id,
        unnest(range(year(participant.joined_on), year(run.as_of))) as year
    from efficiency_participant as participant
    cross join run
)

select
    asked.programme_id,
    asked.org_id,
    'efficiency_participant' as subject_table,
    asked.org_id || ' ' || asked.year as subject_id,
    cast(asked.year as varchar) as year
from asked
inner join efficiency_participant as participant
    on asked.programme_id = participant.programme_id and asked.org_id = participant.org_id
    and participant.joined_on <= make_date(asked.year, 1, 1)
    and coalesce(participant.left_on >= make_date(asked.year, 12, 31), true)
inner join efficiency_network_settings as settings on asked.programme_id = settings.programme_id
cross join run
left join efficiency_measure as measure
    on asked.programme_id = measure.programme_id and asked.org_id = measure.org_id and asked.year = measure.year
where
    measure.measure_id is null
    and date_diff('day', make_date(asked.year, 12, 31), run.as_of) > settings.monitoring_due_days
group by asked.programme_id, asked.org_id, asked.year
