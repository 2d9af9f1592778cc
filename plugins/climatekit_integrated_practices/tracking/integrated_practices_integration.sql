-- One row per practice within an existing activity, and how far that has come on the as-of date.
-- The stage is never further than what was done: systematic takes the word, the times and a last time within the cadence.
-- grain: integration_id
-- follow: stage (identified < piloted < systematic)
with done as (
    select
        integration.integration_id,
        case when integration.first_done_on <= run.as_of then integration.first_done_on end as first_done_on,
        -- With an earlier as-of date the last time may lie after it: then the first one is the last that is known.
        case
            when integration.last_done_on <= run.as_of then integration.last_done_on
            when integration.first_done_on <= run.as_of then integration.first_done_on
        end as last_done_on,
        case
            when integration.last_done_on > run.as_of or integration.first_done_on > run.as_of
                then case when integration.first_done_on <= run.as_of then 1 else 0 end
            else coalesce(integration.times_done, 0)
        end as times_done,
        run.as_of
    from integration
    cross join run
),

timed as (
    select
        integration.integration_id,
        host_activity.programme_id,
        host_activity.name as host_name,
        host_activity.kind as host_kind,
        host_activity.owner_unit,
        host_activity.existing_since,
        coalesce(host_activity.cadence_days, integrated_practices_settings.default_cadence_days) as cadence_days,
        done.first_done_on,
        done.last_done_on,
        done.times_done,
        -- Done, even where only one of the three facts was written down.
        done.first_done_on is not null or done.last_done_on is not null or done.times_done > 0 as is_done,
        date_diff('day', done.last_done_on, done.as_of) as days_since_done,
        coalesce(
            date_diff('day', done.last_done_on, done.as_of)
            <= coalesce(host_activity.cadence_days, integrated_practices_settings.default_cadence_days)
            + integrated_practices_settings.cadence_grace_days,
            false
        ) as is_in_cadence,
        done.times_done >= integrated_practices_settings.systematic_min_times as is_often_enough
    from integration
    inner join done on integration.integration_id = done.integration_id
    inner join host_activity on integration.host_id = host_activity.host_id
    inner join integrated_practices_settings on host_activity.programme_id = integrated_practices_settings.programme_id
)

select
    timed.integration_id, -- Integration.
    timed.programme_id, -- Programme.
    integration.host_id, -- Activity of which the practice becomes a part.
    timed.host_name, -- Name of the activity.
    timed.host_kind, -- Kind of activity.
    timed.owner_unit, -- Unit that runs the activity; empty if none is named.
    timed.existing_since, -- First day of the activity.
    integration.practice_id, -- Practice.
    practice.name as practice_name, -- Name of the practice; empty if its row in the catalogue was rejected.
    coalesce(practice.category, 'unknown') as category, -- Category of the catalogue.
    practice.resource_level, -- Stars of the resources that the practice takes, 1 to 3.
    integration.status as stated_status, -- How far it has come as somebody wrote it down.
    case
        when not timed.is_done then 'identified'
        when integration.status = 'systematic' and timed.is_often_enough and timed.is_in_cadence then 'systematic'
        else 'piloted'
    end as stage, -- How far it has come on the as-of date: identified, piloted or systematic.
    timed.first_done_on, -- Day on which it was first done.
    timed.last_done_on, -- Day on which it was last done.
    cast(timed.times_done as bigint) as times_done, -- [count] How many times it has been done; 0 if nobody said.
    cast(timed.cadence_days as bigint) as cadence_days, -- [d] Days after which the activity comes round (setting default_cadence_days where its row does not say).
    cast(timed.days_since_done as bigint) as days_since_done, -- [d] Days since it was last done.
    timed.is_in_cadence, -- Last done no longer ago than the cadence and its grace.
    timed.is_often_enough, -- Done as many times as the setting systematic_min_times asks.
    integration.climate_share_pct -- [%] Share of the activity that climate takes.
from timed
inner join integration on timed.integration_id = integration.integration_id
left join practice on integration.practice_id = practice.practice_id
