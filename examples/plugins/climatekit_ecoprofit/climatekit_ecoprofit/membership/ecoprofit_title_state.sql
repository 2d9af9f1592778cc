-- One row per title that was awarded until the as-of date, with the measures behind it and its status.
-- grain: programme_id, org_id, report_year
-- follow: status
with counted as (
    select
        measure.programme_id,
        measure.org_id,
        measure.report_year,
        count(*) filter (measure.status = 'done') as done,
        count(*) filter (measure.status = 'planned') as planned
    from ecoprofit_measure as measure
    group by measure.programme_id, measure.org_id, measure.report_year
),

dated as (
    select
        title.programme_id,
        title.org_id,
        title.report_year,
        title.awarded_on,
        title.modal_split_on,
        cast(title.awarded_on + to_months(cast(settings.title_valid_months as integer)) - interval 1 day as date) as valid_until,
        lead(title.awarded_on) over (
            partition by title.programme_id, title.org_id order by title.awarded_on, title.report_year
        ) as renewed_on,
        row_number() over (
            partition by title.programme_id, title.org_id order by title.awarded_on, title.report_year
        ) as nth,
        settings.expiry_notice_days
    from ecoprofit_title as title
    inner join ecoprofit_settings as settings on title.programme_id = settings.programme_id
    cross join run
    where title.awarded_on <= run.as_of
)

select
    dated.programme_id, -- Programme.
    dated.org_id, -- Organisation.
    dated.report_year, -- [a] Year of the environmental report.
    dated.awarded_on, -- Day of the award.
    dated.valid_until, -- Last day on which the title may be borne.
    dated.nth, -- [count] Which title of the organisation it is; 1 is the first.
    dated.nth > 1 as is_recertification, -- Whether the organisation had the title before.
    dated.renewed_on, -- Day of the next award; empty where there is none yet.
    dated.modal_split_on, -- Day on which the staff was last asked how it comes to work.
    coalesce(counted.done, 0) as done, -- [count] Measures done.
    coalesce(counted.planned, 0) as planned, -- [count] Measures planned.
    case
        when dated.renewed_on is not null then 'renewed'
        when dated.valid_until < run.as_of then 'expired'
        when date_diff('day', run.as_of, dated.valid_until) <= dated.expiry_notice_days then 'expiring'
        else 'valid'
    end as status -- valid, expiring (soon), expired, or renewed by a later one.
from dated
cross join run
left join counted
    on dated.programme_id = counted.programme_id
    and dated.org_id = counted.org_id
    and dated.report_year = counted.report_year
