-- metric: participants_joined
-- unit: count
-- direction: up
-- indicative: no
-- fi: Vuoden aikana ensimmäistä kertaa mukana nähdyt organisaatiot.
-- sv: Organisationer som sågs med för första gången under året.
-- en: Organisations seen for the first time in the year.
select
    open_network_participant.programme_id,
    strftime(open_network_participant.first_seen, '%Y') as period,
    organisation_group.dimension,
    organisation_group.dimension_value,
    cast(count(*) as double) as value
from open_network_participant
inner join organisation_group on open_network_participant.org_id = organisation_group.org_id
group by
    open_network_participant.programme_id,
    strftime(open_network_participant.first_seen, '%Y'),
    organisation_group.dimension,
    organisation_group.dimension_value
