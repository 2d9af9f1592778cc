-- metric: attendances
-- unit: count
-- order: 42
-- title_fi: Osallistumisia
-- title_sv: Deltaganden
-- title_en: Attendances
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osallistumiset: yhden organisaation käynti yhdessä tapahtumassa, vuodessa.
-- sv: Deltaganden: en organisations besök på ett evenemang, per år.
-- en: Attendances: one organisation at one event, in the year.
select
    open_network_activity.programme_id,
    strftime(open_network_activity.happened_on, '%Y') as period,
    organisation_group.dimension,
    organisation_group.dimension_value,
    cast(count(*) as double) as value
from open_network_activity
inner join organisation_group on open_network_activity.org_id = organisation_group.org_id
where open_network_activity.kind = 'attendance'
group by
    open_network_activity.programme_id,
    strftime(open_network_activity.happened_on, '%Y'),
    organisation_group.dimension,
    organisation_group.dimension_value
