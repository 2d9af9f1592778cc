-- One row per label granted until the as-of date: whether it may be shown, which follows from its days alone.
-- grain: grant_id
-- follow: status
with kept as (
    select distinct criteria_set.programme_id
    from criteria_set
),

labels as (
    select
        label.label_id,
        label.programme_id,
        label.name,
        coalesce(label.legal_basis, 'unclear') as legal_basis,
        label.criteria_version,
        label.criteria_version is not null
        and (kept.programme_id is null or terms.version is not null) as has_criteria,
        coalesce(terms.label_validity_days, defaults.label_validity_days) as label_validity_days
    from label
    inner join commitment_network_terms as defaults
        on label.programme_id = defaults.programme_id and defaults.version = '-'
    left join kept on label.programme_id = kept.programme_id
    left join commitment_network_terms as terms
        on label.programme_id = terms.programme_id and label.criteria_version = terms.version
),

dated as (
    select
        label_grant.grant_id,
        label_grant.label_id,
        label_grant.membership_id,
        label_grant.granted_on,
        label_grant.withdrawn_on,
        label_grant.suspended_on,
        label_grant.reason,
        labels.programme_id,
        labels.name,
        labels.legal_basis,
        labels.has_criteria,
        label_grant.valid_to is null as is_derived,
        cast(
            coalesce(
                label_grant.valid_to, label_grant.granted_on + cast(labels.label_validity_days as integer)
            ) as date
        ) as ends_on,
        membership.org_id,
        coalesce(member.status, 'unknown') as member_status,
        run.as_of
    from label_grant
    inner join labels on label_grant.label_id = labels.label_id
    cross join run
    left join membership on label_grant.membership_id = membership.membership_id
    left join commitment_network_member as member on label_grant.membership_id = member.membership_id
    where label_grant.granted_on <= run.as_of
),

judged as (
    select
        dated.*,
        case
            when dated.withdrawn_on <= dated.as_of then 'withdrawn'
            when dated.suspended_on <= dated.as_of then 'suspended'
            when dated.ends_on < dated.as_of then 'expired'
            when date_diff('day', dated.as_of, dated.ends_on) <= settings.label_expiring_days then 'expiring'
            else 'valid'
        end as status
    from dated
    inner join commitment_network_settings as settings on dated.programme_id = settings.programme_id
)

select
    judged.grant_id, -- Grant.
    judged.label_id, -- Label.
    judged.name as label_name, -- Name of the label.
    judged.programme_id, -- Programme that hands it out.
    judged.membership_id, -- Membership that it was granted to.
    judged.org_id, -- Organisation that carries it.
    judged.member_status, -- How the membership stands on the as-of date.
    judged.granted_on, -- Day on which it was granted.
    judged.ends_on, -- Last day on which it may be shown; empty: no end.
    judged.is_derived and judged.ends_on is not null as ends_on_is_derived, -- By the criteria, for the grant names none.
    judged.status, -- valid, expiring (its end is near), expired, suspended or withdrawn, on the as-of date.
    judged.status in ('valid', 'expiring') as is_in_use, -- May be shown on the as-of date.
    cast(
        case when judged.status in ('valid', 'expiring') then date_diff('day', judged.as_of, judged.ends_on) end
        as bigint
    ) as days_left, -- [d] Days until its end, while it may be shown.
    judged.has_criteria, -- The label names criteria that are on record.
    judged.legal_basis, -- What the label rests on in law; 'unclear' where nobody has said.
    judged.reason -- Why it was withdrawn or suspended.
from judged
