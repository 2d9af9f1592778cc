-- One row per meeting of a body of a forerunner network, held by the as-of date.
-- grain: meeting_id
-- dated: held_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    meeting.meeting_id, -- Meeting.
    meeting.programme_id, -- Programme.
    meeting.body, -- general_meeting, steering_group or subgroup.
    meeting.held_on, -- Day on which it met.
    meeting.quorum as has_quorum, -- Whether enough were there to decide; empty if not told.
    cast(date_diff(
        'day',
        lag(meeting.held_on) over (
            partition by meeting.programme_id, meeting.body
            order by meeting.held_on, meeting.meeting_id
        ),
        meeting.held_on
    ) as bigint) as days_since_previous, -- [d] Days since the body met before; empty for the first time.
    trim(coalesce(meeting.decisions, '')) <> '' as has_decisions -- Its decisions are on record.
from governance_meeting as meeting
inner join forerunner_network_settings as settings on meeting.programme_id = settings.programme_id
cross join run
left join dim_programme on meeting.programme_id = dim_programme.programme_id
where meeting.held_on <= run.as_of
