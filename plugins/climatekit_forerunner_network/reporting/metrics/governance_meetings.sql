-- metric: governance_meetings
-- unit: count
-- public: safe
-- direction: none
-- indicative: no
-- fi: Vuoden aikana pidetyt hallinnon kokoukset.
-- sv: Förvaltningens möten under året.
-- en: Meetings of the bodies that decide, held in the year.
with held as (
    select
        fact_governance_meeting.programme_id,
        strftime(fact_governance_meeting.held_on, '%Y') as period,
        fact_governance_meeting.body
    from fact_governance_meeting
)

select held.programme_id, held.period, 'all' as dimension, 'all' as dimension_value, cast(count(*) as double) as value
from held
group by held.programme_id, held.period
union all
select held.programme_id, held.period, 'body' as dimension, held.body as dimension_value, cast(count(*) as double) as value
from held
group by held.programme_id, held.period, held.body
