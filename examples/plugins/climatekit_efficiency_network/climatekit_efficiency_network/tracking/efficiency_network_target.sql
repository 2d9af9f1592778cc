-- One row per programme: the target of the network, which is the sum of its members' targets, and its run.
-- The targets of members that have left still count: the network promised them.
-- grain: programme_id
select
    participant.programme_id, -- Programme.
    count(distinct participant.org_id) as members_in_sum, -- [count] Members with a target.
    year(min(participant.joined_on)) as first_year, -- [a] Year in which the network began.
    settings.runs_years, -- [a] Years that it runs.
    case
        when count(distinct participant.org_id) >= settings.smallest_sum then sum(participant.target_mwh)
    end as target_mwh -- [MWh] Sum of the targets, per year; empty where too few members are in it.
from efficiency_participant as participant
inner join efficiency_network_settings as settings on participant.programme_id = settings.programme_id
cross join run
where participant.target_mwh is not null and participant.joined_on <= run.as_of
group by participant.programme_id, settings.runs_years, settings.smallest_sum
