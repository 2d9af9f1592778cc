-- One row per month, size class, sector, kind and unit.
-- grain: month, size_class, sector, kind, unit
select
    members.size_class, -- Size of the members.
    members.sector, -- Sector of the members.
    activities.kind, -- Kind of activity.
    activities.unit, -- Unit of the amount.
    cast(date_trunc('month', activities.occurred_on) as date) as month, -- First day of the month.
    sum(activities.amount) as amount, -- Amount, in `unit`.
    count(*) as activities, -- Number of activities.
    count(distinct activities.member_id) as members -- Number of members that had any.
from activities
inner join members using (member_id)
group by all
