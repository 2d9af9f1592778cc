-- metric: support_ratio_to_mean
-- unit: share
-- direction: none
-- indicative: yes
-- fi: Ryhmän tuen tunnit jäsentä kohti suhteessa kaikkien keskiarvoon; 1 on keskiarvo.
-- sv: Gruppens timmar stöd per medlem i förhållande till medeltalet för alla; 1 är medeltalet.
-- en: Hours of support per member of a group against the mean of all; 1 is the mean.
-- caveat_fi: Pienissä ryhmissä yksi käynti ratkaisee; tarve voi olla eri ryhmissä eri suuri.
-- caveat_sv: I små grupper avgör ett enda besök; behovet kan vara olika stort i olika grupper.
-- caveat_en: In small groups one visit decides; needs may differ between groups.
select
    support_by_group.programme_id,
    cast(run.as_of as varchar) as period,
    support_by_group.dimension,
    support_by_group.dimension_value,
    support_by_group.ratio_to_mean as value
from support_by_group
cross join run
where support_by_group.dimension <> 'all' and support_by_group.ratio_to_mean is not null
