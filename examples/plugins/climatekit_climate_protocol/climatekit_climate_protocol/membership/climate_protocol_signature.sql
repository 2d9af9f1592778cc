-- One row per agreement that was signed until the as-of date, with the days on which it holds.
-- Who signs in time is in from the first day of the period, so that the years of those who go on have no gap.
-- grain: period_id, org_id
select
    period.programme_id, -- Programme.
    signature.period_id, -- Period of the agreement.
    signature.org_id, -- Organisation.
    signature.signed_on, -- Day of the signature.
    case
        when date_diff('day', period.starts_on, signature.signed_on) <= settings.sign_within_days then period.starts_on
        else signature.signed_on
    end as valid_from, -- First day on which it holds.
    least(period.ends_on, coalesce(signature.left_on, period.ends_on)) as valid_to -- Last day on which it holds.
from protocol_signature as signature
inner join protocol_period as period on signature.period_id = period.period_id
inner join climate_protocol_settings as settings on period.programme_id = settings.programme_id
cross join run
where signature.signed_on <= run.as_of
