-- One row per visitor.
-- grain: programme_id, org_id
select
    visitor.programme_id, -- Programme.
    visitor.org_id, -- Organisation.
    visitor.times -- [count] Times.
from visitor
