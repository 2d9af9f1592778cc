-- One row per programme and organisation that is or has been in it.
-- grain: programme_id, org_id
select distinct
    programme_member.programme_id, -- Programme.
    programme_member.org_id -- Organisation.
from programme_member
