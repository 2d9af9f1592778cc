-- rule: CP-1
-- severity: error
-- source: https://klimatprotokollet.uppsala.se/om-klimatprotokollet/medlemskap/bli-medlem/
-- fi: Organisaatio {org_id} ei ole allekirjoittanut kauden {period_id} sopimusta, vaikka kausi alkoi {starts_fi}: pyydä allekirjoitus, tai poista rivi.
-- sv: Organisationen {org_id} har inte undertecknat avtalet för period {period_id}, som började den {starts_on}: be om en underskrift, eller ta bort raden.
-- en: The organisation {org_id} has not signed the agreement of the period {period_id}, which began on {starts_on}: ask for its signature, or delete the row.
select
    period.programme_id,
    signature.org_id,
    'protocol_signature' as subject_table,
    signature.period_id || ' ' || signature.org_id as subject_id,
    signature.period_id,
    period.starts_on,
    strftime(period.starts_on, '%-d.%-m.%Y') as starts_fi
from protocol_signature as signature
inner join protocol_period as period on signature.period_id = period.period_id
inner join climate_protocol_settings as settings on period.programme_id = settings.programme_id
cross join run
where
    coalesce(signature.signed_on > run.as_of, true)
    and signature.left_on is null
    and run.as_of <= period.ends_on
    and date_diff('day', period.starts_on, run.as_of) > settings.sign_within_days
