-- metric: share_labels_in_use
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus myönnetyistä, peruuttamattomista merkeistä, jotka ovat voimassa tarkastelupäivänä; keskeytetyt ja vanhentuneet eivät ole.
-- sv: Andel av de beviljade, inte återkallade märkena som gäller på granskningsdagen; de som upphävts tills vidare eller gått ut gör det inte.
-- en: Share of the labels granted and not withdrawn that hold on the as-of date; suspended and expired ones do not.
select
    fact_label_grant.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_label_grant.is_in_use then 1 else 0 end as double)) as value
from fact_label_grant
cross join run
where fact_label_grant.status <> 'withdrawn'
group by fact_label_grant.programme_id, run.as_of
