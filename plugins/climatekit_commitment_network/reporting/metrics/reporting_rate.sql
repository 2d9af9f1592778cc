-- metric: reporting_rate
-- unit: share
-- order: 41
-- title_fi: Raportoitu ajallaan
-- title_sv: Rapporterat i tid
-- title_en: Reported in time
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osuus raportoitavista avoimista sitoumuksista, joista on raportoitu raportointivälin ja lisäajan sisällä.
-- sv: Andel av de öppna åtaganden som ska rapporteras om vilka har rapporterats inom intervallet och respittiden.
-- en: Share of the open commitments owing a report that were reported on within the interval and the grace days.
with owing as (
    select
        fact_commitment.programme_id,
        organisation_profile.size_class,
        case
            when fact_commitment.reports > 0 and fact_commitment.follow_up in ('ok', 'due') then 1 else 0
        end as reported
    from fact_commitment
    left join organisation_profile on fact_commitment.org_id = organisation_profile.org_id
    where fact_commitment.is_open and fact_commitment.is_report_owed
),

grouped as (
    select owing.programme_id, 'all' as dimension, 'all' as dimension_value, owing.reported from owing
    union all
    select owing.programme_id, 'size_class', coalesce(owing.size_class, 'unknown'), owing.reported from owing
)

select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    avg(cast(grouped.reported as double)) as value
from grouped
cross join run
group by all
