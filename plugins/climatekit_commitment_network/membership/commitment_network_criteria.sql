-- One row per membership of a commitment network or candidate: each criterion, true, false, or empty where not judged.
-- grain: programme_id, org_id, subject_id
select
    subject.programme_id, -- Programme.
    subject.org_id, -- Organisation.
    subject.subject_id, -- Membership; '-' for a candidate.
    subject.membership_id, -- Membership; empty for a candidate.
    subject.tier, -- Class of membership; 'full' where none is given.
    subject.is_exempt, -- A support member that needs no commitments of its own.
    subject.terms_version, -- Version of the criteria that it is held to; '-' for the settings.
    subject.accepted_on, -- Day of its first accepted application, on the as-of date or before.
    subject.commitments_made, -- [count] Commitments made until the as-of date, closed ones included.
    subject.commitments_in_force, -- [count] Of them, active or achieved and not past their last day.
    case
        when settings.require_accepted_application and subject.has_applications then subject.accepted_on is not null
    end as has_accepted_application, -- An application of the organisation has been accepted.
    case when not subject.is_exempt then subject.commitments_in_force >= terms.min_commitments
    end as has_enough_commitments, -- As many commitments in force as the criteria ask for, or more.
    case when terms.max_commitments is not null then subject.commitments_in_force <= terms.max_commitments
    end as within_max_commitments, -- No more commitments in force than the criteria allow.
    case when subject.has_versions and subject.membership_id is not null then subject.criteria_version is not null
    end as has_criteria_version, -- The version of the criteria is on record, as the programme keeps versions.
    case
        when subject.is_exempt or terms.target_group = 'any' or subject.org_type is null then null
        when subject.org_type not in ('company', 'sole_trader', 'farm') then false
        when terms.target_group = 'company' then true
        when terms.target_group = 'sme' then subject.size_class <> 'large'
        when terms.target_group = 'large' then subject.size_class = 'large'
    end as fits_target_group, -- Belongs to the target group; empty where anyone does, or type or size is unknown.
    case
        when terms.area_municipality_codes is not null and subject.municipality_code is not null
            then (' ' || terms.area_municipality_codes || ' ') like ('% ' || subject.municipality_code || ' %')
    end as fits_area, -- Is in one of the municipalities of the network.
    case
        when settings.own_municipality_signs then subject.counterparty_municipality_code = subject.municipality_code
    end as signed_with_own_municipality, -- The agreement is with its own municipality.
    case
        when not terms.baseline_required or subject.is_exempt then null
        when subject.has_base_value then true
        when subject.climate_stage in ('mapped', 'planned', 'acting', 'leading') then true
        when subject.climate_stage is not null or subject.membership_id is not null then false
    end as has_baseline, -- Has had an initial mapping, or a base value of some target.
    case
        when not terms.plan_required or subject.is_exempt then null
        when subject.has_plan_on_record then true
        else subject.climate_stage in ('planned', 'acting', 'leading')
    end as has_plan, -- Has a climate plan, or its climate work has reached one.
    case
        when not terms.must_exceed_law or subject.is_exempt or subject.commitments_in_force = 0 then null
        when subject.commitments_within_law > 0 then false
        when subject.commitments_beyond_law = subject.commitments_in_force then true
    end as goals_exceed_law -- Every commitment in force goes beyond the law; empty where that is not recorded.
from commitment_network_subject as subject
inner join commitment_network_settings as settings on subject.programme_id = settings.programme_id
inner join commitment_network_terms as terms
    on subject.programme_id = terms.programme_id and subject.terms_version = terms.version
