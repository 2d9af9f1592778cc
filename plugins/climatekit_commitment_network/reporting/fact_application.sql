-- One row per application to a commitment network received until the as-of date.
-- grain: application_id
-- dated: received_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    application.application_id, -- Application.
    application.programme_id, -- Programme.
    application.org_id, -- Organisation.
    application.received_on, -- Day on which it came in.
    case
        when application.decided_on <= run.as_of then application.decision
        else 'open'
    end as state, -- accepted, rejected, withdrawn, or open on the as-of date.
    case when application.decided_on <= run.as_of then application.decided_on end as decided_on, -- Day of the decision.
    cast(
        date_diff(
            'day',
            application.received_on,
            case when application.decided_on <= run.as_of then application.decided_on else run.as_of end
        ) as bigint
    ) as days_waited, -- [d] Days until the decision, or so far.
    application.criteria_version, -- Version of the criteria against which it was judged.
    application.reason, -- Why it was decided so.
    application.support_offered as has_support_offer, -- Support with joining was offered.
    application.alternative_offered -- What an applicant left outside was offered instead.
from application
inner join commitment_network_settings as settings on application.programme_id = settings.programme_id
cross join run
left join dim_programme on application.programme_id = dim_programme.programme_id
left join dim_organisation
    on application.org_id = dim_organisation.org_id
    and application.received_on >= coalesce(dim_organisation.valid_from, application.received_on)
    and application.received_on <= coalesce(dim_organisation.valid_to, application.received_on)
where application.received_on <= run.as_of
