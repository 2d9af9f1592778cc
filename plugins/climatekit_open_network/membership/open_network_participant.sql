-- One row per programme and organisation that an open network has ever seen.
-- grain: programme_id, org_id
with per_organisation as (
    select
        open_network_presence.programme_id,
        open_network_presence.org_id,
        min(open_network_presence.seen_from) as first_seen,
        max(coalesce(open_network_presence.seen_to, run.as_of)) as last_seen,
        max(coalesce(open_network_presence.counts_to, run.as_of)) as counts_to,
        max(case when open_network_presence.source = 'mailing_list' then 'mailing_list' end) as from_mailing_list,
        max(case when open_network_presence.source = 'event' then 'event' end) as from_event,
        max(case when open_network_presence.source = 'social' then 'social' end) as from_social,
        max(case when open_network_presence.source = 'website' then 'website' end) as from_website,
        max(case when open_network_presence.source = 'other' then 'other' end) as from_other,
        max(case when open_network_presence.source = 'mailing_list' and open_network_presence.seen_to is null
            then 1 else 0 end) as on_mailing_list,
        max(case when open_network_presence.source = 'event' then open_network_presence.seen_from end)
            as last_event_on,
        count(distinct case when open_network_presence.source = 'event' then open_network_presence.seen_from end)
            as event_days,
        count(distinct case
            when open_network_presence.source = 'event' and open_network_presence.counts_to >= run.as_of
                then open_network_presence.seen_from
        end) as event_days_in_window,
        max(run.as_of) as as_of
    from open_network_presence
    cross join run
    group by open_network_presence.programme_id, open_network_presence.org_id
)

select
    per_organisation.programme_id, -- Programme.
    per_organisation.org_id, -- Organisation.
    per_organisation.first_seen, -- First day on which it was seen.
    per_organisation.last_seen, -- Last day on which it was seen; the as-of date while it is on a list.
    concat_ws(
        ', ',
        per_organisation.from_mailing_list,
        per_organisation.from_event,
        per_organisation.from_social,
        per_organisation.from_website,
        per_organisation.from_other
    ) as sources, -- Where it has been seen.
    per_organisation.on_mailing_list = 1 as on_mailing_list, -- On the mailing list on the as-of date.
    cast(per_organisation.event_days as bigint) as event_days, -- [d] Days on which it was at an event.
    cast(per_organisation.event_days_in_window as bigint) as event_days_in_window, -- [d] Those of the last active_within_days days.
    per_organisation.last_event_on, -- Last day on which it was at an event.
    per_organisation.counts_to >= per_organisation.as_of as is_in, -- In on the as-of date: on a list, or at an event not longer ago than active_within_days.
    per_organisation.event_days_in_window >= open_network_settings.active_min_event_days as is_active -- In, and at events often enough in the last active_within_days days.
from per_organisation
inner join open_network_settings on per_organisation.programme_id = open_network_settings.programme_id
