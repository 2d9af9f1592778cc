-- One row per membership of a commitment network, and one per candidate without any: what the criteria are held to.
-- Candidates are there in a what-if run only: those who are in under the present model.
-- grain: programme_id, org_id, subject_id
with accepted as (
    select
        application.programme_id,
        application.org_id,
        min(application.decided_on) as accepted_on
    from application
    cross join run
    where application.decision = 'accepted' and application.decided_on <= run.as_of
    group by application.programme_id, application.org_id
),

-- a programme without any application keeps no such list: nobody can be blamed for missing from it
kept as (
    select
        application.programme_id,
        max(application.criteria_version) is not null as has_versions
    from application
    group by application.programme_id
),

versioned as (
    select distinct criteria_set.programme_id
    from criteria_set
),

promised as (
    select
        commitment.membership_id,
        count(*) as made,
        sum(
            case
                when
                    commitment.status in ('active', 'achieved')
                    and coalesce(commitment.valid_to, run.as_of) >= run.as_of then 1
                else 0
            end
        ) as in_force,
        sum(
            case
                when
                    commitment.status in ('active', 'achieved')
                    and coalesce(commitment.valid_to, run.as_of) >= run.as_of
                    and commitment.exceeds_law then 1
                else 0
            end
        ) as beyond_law,
        sum(
            case
                when
                    commitment.status in ('active', 'achieved')
                    and coalesce(commitment.valid_to, run.as_of) >= run.as_of
                    and not commitment.exceeds_law then 1
                else 0
            end
        ) as within_law
    from commitment
    cross join run
    where commitment.made_on <= run.as_of
    group by commitment.membership_id
),

measured as (
    select
        commitment.membership_id,
        count(*) as base_values
    from commitment
    inner join target on commitment.commitment_id = target.commitment_id
    cross join run
    where commitment.made_on <= run.as_of and target.base_value is not null
    group by commitment.membership_id
),

planned as (
    select distinct climate_plan.org_id
    from climate_plan
    cross join run
    where climate_plan.adopted_on <= run.as_of
),

subjects as (
    select
        membership.programme_id,
        membership.org_id,
        membership.membership_id,
        membership.membership_id as subject_id,
        coalesce(membership.tier, 'full') as tier,
        membership.criteria_version,
        coalesce(criteria_set.version, '-') as terms_version,
        membership.counterparty_municipality_code
    from membership
    left join criteria_set
        on
            membership.programme_id = criteria_set.programme_id
            and membership.criteria_version = criteria_set.version
    union all
    select
        candidate.programme_id,
        candidate.org_id,
        cast(null as varchar) as membership_id,
        '-' as subject_id,
        'full' as tier,
        cast(null as varchar) as criteria_version,
        terms.version as terms_version,
        cast(null as varchar) as counterparty_municipality_code
    from candidate
    inner join commitment_network_terms as terms on candidate.programme_id = terms.programme_id and terms.is_current
    left join membership
        on candidate.programme_id = membership.programme_id and candidate.org_id = membership.org_id
    where membership.membership_id is null
    group by candidate.programme_id, candidate.org_id, terms.version
)

select
    subjects.programme_id, -- Programme.
    subjects.org_id, -- Organisation.
    subjects.subject_id, -- Membership; '-' for a candidate.
    subjects.membership_id, -- Membership; empty for a candidate.
    subjects.tier, -- Class of membership; 'full' where none is given.
    settings.support_members_exempt
    and subjects.tier = 'support' as is_exempt, -- A support member that needs no commitments of its own.
    subjects.criteria_version, -- Version of the criteria on record.
    subjects.terms_version, -- Version that it is held to; '-' for the settings.
    subjects.counterparty_municipality_code, -- Municipality that signed for the network.
    organisation.org_type, -- Kind of organisation.
    case
        when nullif(organisation.size_class, 'unknown') is not null then organisation.size_class
        when organisation.employees < 10 then 'micro'
        when organisation.employees < 50 then 'small'
        when organisation.employees < 250 then 'medium'
        when organisation.employees >= 250 then 'large'
    end as size_class, -- Size class as stated, else from the number of employees; empty if unknown.
    organisation.municipality_code, -- Municipality.
    nullif(organisation.climate_stage, 'unknown') as climate_stage, -- Stage of its climate work; empty if unknown.
    planned.org_id is not null as has_plan_on_record, -- A climate plan has been adopted by the as-of date.
    coalesce(measured.base_values, 0) > 0 as has_base_value, -- Some target has a base value.
    kept.programme_id is not null as has_applications, -- The programme keeps a list of applications.
    coalesce(kept.has_versions, false)
    or versioned.programme_id is not null as has_versions, -- The programme keeps versions of its criteria.
    accepted.accepted_on, -- Day of its first accepted application, on the as-of date or before.
    cast(coalesce(promised.made, 0) as bigint) as commitments_made, -- [count] Commitments made until the as-of date.
    cast(coalesce(promised.in_force, 0) as bigint) as commitments_in_force, -- [count] Of them, in force.
    cast(coalesce(promised.beyond_law, 0) as bigint) as commitments_beyond_law, -- [count] In force and beyond the law.
    cast(coalesce(promised.within_law, 0) as bigint) as commitments_within_law -- [count] In force and no more than law.
from subjects
inner join commitment_network_settings as settings on subjects.programme_id = settings.programme_id
left join organisation on subjects.org_id = organisation.org_id
left join kept on subjects.programme_id = kept.programme_id
left join versioned on subjects.programme_id = versioned.programme_id
left join accepted on subjects.programme_id = accepted.programme_id and subjects.org_id = accepted.org_id
left join promised on subjects.membership_id = promised.membership_id
left join measured on subjects.membership_id = measured.membership_id
left join planned on subjects.org_id = planned.org_id
