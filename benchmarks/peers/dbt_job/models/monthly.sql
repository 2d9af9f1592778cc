select size_class, sector, kind, unit, date_trunc('month', occurred_on) as month,
    sum(amount) as amount, count(*) as activities, count(distinct member_id) as members
from {{ ref('activities') }} join {{ ref('members') }} using (member_id) group by all
