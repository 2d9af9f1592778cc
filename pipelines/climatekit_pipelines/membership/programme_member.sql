-- One row per programme, organisation and period of membership, as its model sees it. Models feed it; here is the shape.
-- grain: programme_id, org_id, valid_from
-- collects: feeds
select
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation.
    cast(null as varchar) as tier, -- Class of membership, where the model has classes.
    cast(null as date) as valid_from, -- First day in.
    cast(null as date) as valid_to, -- Last day in (still a member on it); empty while it has no end.
    cast(null as varchar) as basis, -- What the membership stands on, such as 'participation' or 'membership'.
    cast(null as boolean) as is_active -- In on the as-of date and counted as active by the model.
from run
where false
