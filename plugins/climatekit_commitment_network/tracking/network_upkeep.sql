-- One row per commitment network that is running: what keeps it from being loose, in the 365 days up to the as-of date.
-- grain: programme_id
with plans as (
    select distinct action_plan.programme_id
    from action_plan
    cross join run
    where
        action_plan.year = year(run.as_of)
        and coalesce(action_plan.status, 'adopted') <> 'draft'
        and coalesce(action_plan.adopted_on, run.as_of) <= run.as_of
),

gatherings as (
    select
        event.programme_id,
        sum(case when event.kind <> 'steering' then 1 else 0 end) as meetings,
        sum(case when event.kind in ('workshop', 'training') then 1 else 0 end) as workshops
    from event
    cross join run
    where event.held_on <= run.as_of and date_diff('day', event.held_on, run.as_of) < 365
    group by event.programme_id
),

communication as (
    select
        channel_metric.programme_id,
        count(*) as channel_figures
    from channel_metric
    cross join run
    where channel_metric.measured_on <= run.as_of and date_diff('day', channel_metric.measured_on, run.as_of) < 365
    group by channel_metric.programme_id
),

impact as (
    select
        target_progress.programme_id,
        count(*) as targets_judged
    from target_progress
    where target_progress.progress <> 'no_data'
    group by target_progress.programme_id
)

select
    programme.programme_id, -- Programme.
    programme.name as programme_name, -- Its name.
    date_diff(
        'day', coalesce(programme.valid_from, date '1990-01-01'), run.as_of
    ) >= 365 as is_settled, -- Has run for a year.
    plans.programme_id is not null as has_plan, -- An action plan for the year has been adopted.
    cast(coalesce(gatherings.meetings, 0) as bigint) as meetings, -- [count] Meetings and events for the members.
    cast(coalesce(gatherings.workshops, 0) as bigint) as workshops, -- [count] Of them, workshops and trainings.
    cast(coalesce(communication.channel_figures, 0) as bigint) as channel_figures, -- [count] Figures on communication.
    cast(coalesce(impact.targets_judged, 0) as bigint) as targets_judged -- [count] Targets whose progress is measured.
from programme
inner join commitment_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
left join plans on programme.programme_id = plans.programme_id
left join gatherings on programme.programme_id = gatherings.programme_id
left join communication on programme.programme_id = communication.programme_id
left join impact on programme.programme_id = impact.programme_id
where
    coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
