-- metric: share_stale
-- unit: share
-- order: 42
-- title_fi: Vanhentuneita sitoumuksia
-- title_sv: Föråldrade åtaganden
-- title_en: Stale commitments
-- direction: down
-- headline: yes
-- indicative: no
-- fi: Osuus avoimista sitoumuksista, jotka ovat vanhentuneet: raportti puuttuu jo usealta raportointiväliltä.
-- sv: Andel av de öppna åtagandena som är föråldrade: rapporter saknas för flera rapporteringsintervall.
-- en: Share of the open commitments that are stale: no report for several reporting intervals.
select
    fact_commitment.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_commitment.follow_up = 'stale' then 1 else 0 end as double)) as value
from fact_commitment
cross join run
where fact_commitment.is_open
group by fact_commitment.programme_id, run.as_of
