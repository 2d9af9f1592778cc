-- One row per programme and organisation that has visited it often enough.
-- grain: programme_id, org_id
select
    visit.programme_id, -- Programme.
    visit.org_id, -- Organisation.
    visit.times -- [count] Times.
from visit
inner join visits_settings on visit.programme_id = visits_settings.programme_id
where visit.times >= visits_settings.enough
