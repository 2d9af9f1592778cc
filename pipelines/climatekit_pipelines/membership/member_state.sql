-- One row per programme and organisation that is in on the as-of date, as it stands there.
-- grain: programme_id, org_id
-- follow: tier (support < full), is_active
select
    programme_member.programme_id, -- Programme.
    programme_member.org_id, -- Organisation.
    min(programme_member.tier) as tier, -- Class of membership, where the model has classes; full if one of several is.
    coalesce(bool_or(programme_member.is_active), false) as is_active -- Counted as active by the model.
from programme_member
cross join run
where
    programme_member.valid_from <= run.as_of
    and coalesce(programme_member.valid_to, date '9999-12-31') >= run.as_of
group by programme_member.programme_id, programme_member.org_id
