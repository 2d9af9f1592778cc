-- One row per programme, organisation and unbroken period of being in that began by the as-of date.
-- Gaps make two periods; a change of tier does not.
-- grain: programme_id, org_id, joined_on
-- dated: joined_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    member_period.programme_id, -- Programme.
    member_period.org_id, -- Organisation.
    member_period.valid_from as joined_on, -- First day in.
    member_period.valid_to as ended_on, -- Last day in (still a member on it); empty while it has no end.
    member_period.period_number, -- 1 for the first time in, 2 after the first gap, and so on.
    member_period.period_number > 1 as is_rejoin, -- Came back after a gap.
    member_period.is_current, -- In on the as-of date.
    cast(date_diff('day', member_period.valid_from, least(coalesce(member_period.valid_to, run.as_of), run.as_of)) + 1 as bigint) as days_in -- [d] Days in, both ends counted, up to the as-of date.
from member_period
cross join run
left join dim_programme on member_period.programme_id = dim_programme.programme_id
left join dim_organisation
    on member_period.org_id = dim_organisation.org_id
    and member_period.valid_from >= coalesce(dim_organisation.valid_from, member_period.valid_from)
    and member_period.valid_from <= coalesce(dim_organisation.valid_to, member_period.valid_from)
where member_period.valid_from <= run.as_of
