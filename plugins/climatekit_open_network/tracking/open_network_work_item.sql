-- One row per thing that the coordinator of an open network has to see to: a plan to adopt, participants to record,
-- figures to measure.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
with attended as (
    select distinct attendance.event_id
    from attendance
),

latest as (
    select
        open_network_channel.programme_id,
        open_network_channel.channel,
        max(open_network_channel.measured_on) as measured_on
    from open_network_channel
    group by open_network_channel.programme_id, open_network_channel.channel
)

select
    open_network_programme.programme_id, -- Programme.
    cast(null as varchar) as org_id, -- No organisation: it is the coordinator's own work.
    'plan_due' as kind, -- Kind of work.
    'action_plan' as subject_table, -- Table of the row that is missing or is about to be.
    cast(year(open_network_programme.as_of) as varchar) as subject_id, -- The year, the event or the channel.
    cast(make_date(year(open_network_programme.as_of), 1, 1) + cast(open_network_settings.plan_due_days as integer) as date) as due_on, -- [d] Day by which.
    'Hyväksy vuoden ' || year(open_network_programme.as_of) || ' toimintasuunnitelma.' as text_fi, -- What to do, in Finnish.
    'Anta verksamhetsplanen för ' || year(open_network_programme.as_of) || '.' as text_sv, -- The same in Swedish.
    'Adopt the action plan of ' || year(open_network_programme.as_of) || '.' as text_en -- The same in English.
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
left join action_plan
    on
        open_network_programme.programme_id = action_plan.programme_id
        and year(open_network_programme.as_of) = action_plan.year
        and (
            action_plan.adopted_on <= open_network_programme.as_of
            or (action_plan.adopted_on is null and action_plan.status in ('adopted', 'closed'))
        )
where action_plan.programme_id is null
union all
select
    event.programme_id,
    null,
    'participants_due',
    'event',
    event.event_id,
    cast(event.held_on + cast(open_network_settings.attendance_due_days as integer) as date),
    'Kirjaa tapahtuman "' || coalesce(event.name, event.event_id) || '" osallistujat.',
    'Anteckna deltagarna i evenemanget "' || coalesce(event.name, event.event_id) || '".',
    'Record who took part in the event "' || coalesce(event.name, event.event_id) || '".'
from event
inner join open_network_programme on event.programme_id = open_network_programme.programme_id
inner join open_network_settings on event.programme_id = open_network_settings.programme_id
left join attended on event.event_id = attended.event_id
where
    attended.event_id is null
    and event.held_on <= open_network_programme.as_of
    and event.held_on >= open_network_programme.as_of - cast(open_network_settings.active_within_days as integer)
union all
select
    latest.programme_id,
    null,
    'figures_due',
    'channel_metric',
    latest.channel,
    cast(latest.measured_on + cast(open_network_settings.tracking_interval_days as integer) as date),
    'Mittaa kanavan ' || latest.channel || ' luvut.',
    'Mät siffrorna för kanalen ' || latest.channel || '.',
    'Measure the figures of the channel ' || latest.channel || '.'
from latest
inner join open_network_programme on latest.programme_id = open_network_programme.programme_id
inner join open_network_settings on latest.programme_id = open_network_settings.programme_id
