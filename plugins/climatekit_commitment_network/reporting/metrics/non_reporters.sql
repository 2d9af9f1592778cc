-- metric: non_reporters
-- unit: count
-- direction: down
-- indicative: no
-- fi: Organisaatiot, jotka ovat raportin velkaa mutta eivät ole raportoineet yhdestäkään avoimesta sitoumuksestaan ajoissa.
-- sv: Organisationer som är skyldiga en rapport men inte har rapporterat i tid om något av sina öppna åtaganden.
-- en: Organisations that owe a report but have reported in time on none of their open commitments.
with owing as (
    select
        fact_commitment.programme_id,
        fact_commitment.org_id,
        max(case when fact_commitment.reports > 0 and fact_commitment.follow_up in ('ok', 'due') then 1 else 0 end)
            as has_reported
    from fact_commitment
    where fact_commitment.is_open and fact_commitment.is_report_owed
    group by fact_commitment.programme_id, fact_commitment.org_id
),

silent as (
    select owing.programme_id, organisation_profile.size_class
    from owing
    left join organisation_profile on owing.org_id = organisation_profile.org_id
    where owing.has_reported = 0
),

grouped as (
    select silent.programme_id, 'all' as dimension, 'all' as dimension_value from silent
    union all
    select silent.programme_id, 'size_class', coalesce(silent.size_class, 'unknown') from silent
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
