-- One row per programme and year that is over: what the measures of the year save per year, and those of all years so far.
-- A sum is published only where it is of enough members, and so is its difference to the sum of the year before.
-- grain: programme_id, year
with yearly as (
    select
        measure.programme_id,
        measure.year,
        count(*) filter (measure.saving_mwh > 0) as measures,
        count(distinct measure.org_id) as members,
        sum(measure.saving_mwh) as saving_mwh,
        sum(measure.saving_tco2e) as saving_tco2e,
        count(distinct measure.org_id) filter (measure.saving_tco2e is not null) as members_tco2e
    from efficiency_measure as measure
    cross join run
    where make_date(measure.year, 12, 31) <= run.as_of
    group by measure.programme_id, measure.year
),

judged as (
    select
        yearly.programme_id,
        yearly.year,
        yearly.measures,
        yearly.members,
        yearly.saving_mwh,
        case when yearly.members_tco2e >= settings.smallest_sum then yearly.saving_tco2e end as saving_tco2e,
        sum(yearly.saving_mwh) over (partition by yearly.programme_id order by yearly.year) as reached_mwh,
        min(yearly.members) over (partition by yearly.programme_id order by yearly.year)
        >= settings.smallest_sum as is_shown
    from yearly
    inner join efficiency_network_settings as settings on yearly.programme_id = settings.programme_id
)

select
    judged.programme_id, -- Programme.
    judged.year, -- [a] Year.
    judged.members, -- [count] Members that handed in their monitoring.
    judged.measures, -- [count] Measures that save something.
    case when judged.is_shown then judged.saving_mwh end as saving_mwh, -- [MWh] Saved per year by the measures of the year; empty where of too few members.
    judged.saving_tco2e, -- [tCO2e] Emissions avoided per year by them; empty where of too few members.
    case when judged.is_shown then judged.reached_mwh end as reached_mwh, -- [MWh] Saved per year by all measures so far.
    target.target_mwh, -- [MWh] Target of the network.
    case when judged.is_shown then judged.reached_mwh / nullif(target.target_mwh, 0) end as progress, -- [share] Share of the target that is reached.
    least(1, (judged.year - target.first_year + 1) / target.runs_years) as time_gone -- [share] Share of the run that has gone by.
from judged
left join efficiency_network_target as target on judged.programme_id = target.programme_id
