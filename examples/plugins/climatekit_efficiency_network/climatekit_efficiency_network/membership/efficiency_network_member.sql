-- One row per stay of a member in a network.
-- grain: programme_id, org_id, valid_from
-- feeds: programme_member
select
    participant.programme_id, -- Programme.
    participant.org_id, -- Organisation.
    cast(null as varchar) as tier, -- Always empty: a network has no classes.
    participant.joined_on as valid_from, -- First day in.
    participant.left_on as valid_to, -- Last day in; empty while it goes on.
    'efficiency_participant' as basis, -- What it stands on.
    participant.joined_on <= run.as_of and coalesce(participant.left_on >= run.as_of, true) as is_active -- In on the as-of date.
from efficiency_participant as participant
inner join efficiency_network_settings as settings on participant.programme_id = settings.programme_id
cross join run
