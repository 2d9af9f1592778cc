-- One row per programme and year: how often its bodies met.
-- section: governance_by_year
-- order: 330
-- sort: year
-- fi: Hallinto
-- sv: Förvaltning
-- en: Governance
-- column year: Vuosi | År | Year
-- column general_meetings: Yleiskokoukset | Stämmor | General meetings
-- column steering_groups: Ohjausryhmä | Styrgruppen | Steering group
-- column subgroups: Alaryhmät | Undergrupper | Subgroups
-- column longest_gap: Ohjausryhmän pisin väli | Styrgruppens längsta uppehåll | Longest gap of the steering group
select
    fact_governance_meeting.programme_id,
    strftime(fact_governance_meeting.held_on, '%Y') as year,
    count(*) filter (fact_governance_meeting.body = 'general_meeting') as general_meetings, -- [count]
    count(*) filter (fact_governance_meeting.body = 'steering_group') as steering_groups, -- [count]
    count(*) filter (fact_governance_meeting.body = 'subgroup') as subgroups, -- [count]
    max(fact_governance_meeting.days_since_previous) filter (
        fact_governance_meeting.body = 'steering_group'
    ) as longest_gap -- [d]
from fact_governance_meeting
group by fact_governance_meeting.programme_id, strftime(fact_governance_meeting.held_on, '%Y')
