-- One row per label granted until the as-of date, with its status.
-- grain: grant_id
-- dated: granted_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    label_grant_state.grant_id, -- Grant.
    label_grant_state.label_id, -- Label.
    label_grant_state.label_name, -- Name of the label.
    label_grant_state.programme_id, -- Programme that hands it out.
    coalesce(label_grant_state.org_id, '-') as org_id, -- Organisation that carries it; '-' if its membership is not known.
    label_grant_state.membership_id, -- Membership that it was granted to.
    label_grant_state.member_status, -- How the membership stands on the as-of date.
    label_grant_state.granted_on, -- Day on which it was granted.
    label_grant_state.ends_on, -- Last day on which it may be shown; empty: no end.
    label_grant_state.ends_on_is_derived as is_end_derived, -- By the criteria, for the grant names none.
    label_grant_state.status, -- valid, expiring, expired, suspended or withdrawn on the as-of date.
    label_grant_state.is_in_use, -- May be shown on the as-of date.
    label_grant_state.days_left, -- [d] Days until its end, while it may be shown.
    label_grant_state.has_criteria, -- The label names criteria that are on record.
    label_grant_state.legal_basis, -- What the label rests on in law; 'unclear' where nobody has said.
    label_grant_state.reason -- Why it was withdrawn or suspended.
from label_grant_state
left join dim_programme on label_grant_state.programme_id = dim_programme.programme_id
left join dim_organisation
    on label_grant_state.org_id = dim_organisation.org_id
    and label_grant_state.granted_on >= coalesce(dim_organisation.valid_from, label_grant_state.granted_on)
    and label_grant_state.granted_on <= coalesce(dim_organisation.valid_to, label_grant_state.granted_on)
