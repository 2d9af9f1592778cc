-- metric: agreements
-- unit: count
-- direction: none
-- indicative: no
-- fi: Aktiiviset jäsenyydet jäsenluokan, sopijakunnan ja kriteeristön version mukaan.
-- sv: Aktiva medlemskap enligt medlemsklass, avtalskommun och kriteriernas version.
-- en: Active memberships by tier, by the municipality that signed and by version of the criteria.
with active as (
    select
        member.programme_id,
        member.tier,
        coalesce(member.counterparty_municipality_code, 'unknown') as municipality,
        member.terms_version
    from commitment_network_member as member
    where member.is_active
),

grouped as (
    select active.programme_id, 'all' as dimension, 'all' as dimension_value from active
    union all
    select active.programme_id, 'tier', active.tier from active
    union all
    select active.programme_id, 'counterparty_municipality', active.municipality from active
    union all
    select active.programme_id, 'criteria_version', active.terms_version from active
)

select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(grouped.dimension, 'all') as dimension,
    coalesce(grouped.dimension_value, 'all') as dimension_value,
    cast(count(grouped.programme_id) as double) as value
from commitment_network_settings as settings
cross join run
left join grouped on settings.programme_id = grouped.programme_id
group by all
