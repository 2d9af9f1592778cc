-- One row per agreement: an organisation is in while one of its agreements holds.
-- grain: programme_id, org_id, valid_from
-- feeds: programme_member
select
    signature.programme_id, -- Programme.
    signature.org_id, -- Organisation.
    cast(null as varchar) as tier, -- Always empty: the protocol has no classes.
    signature.valid_from, -- First day of the agreement.
    max(signature.valid_to) as valid_to, -- Last day of the agreement.
    'protocol_signature' as basis, -- What it stands on.
    bool_or(run.as_of between signature.valid_from and signature.valid_to) as is_active -- Holds on the as-of date.
from climate_protocol_signature as signature
cross join run
where signature.valid_to >= signature.valid_from
group by signature.programme_id, signature.org_id, signature.valid_from
