-- rule: M4-4
-- severity: info
-- source: mahdollisesta kytkennästä kunnan ilmasto-ohjelmaan
-- fi: Sitoumus "{title}" on kytketty kunnan ilmasto-ohjelmaan, jonka tavoitevuosi on {city_target_year}, mutta sen oma tavoitevuosi on {target_year}: keskustele aikataulusta.
-- sv: Åtagandet "{title}" är kopplat till kommunens klimatprogram med målåret {city_target_year}, men dess eget målår är {target_year}: ta upp tidtabellen.
-- en: The commitment "{title}" is linked to the climate programme of the municipality with target year {city_target_year} but aims at {target_year}: talk about the timetable.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    settings.city_target_year,
    commitment_state.last_target_year as target_year
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
inner join commitment_network_settings as settings on commitment_state.programme_id = settings.programme_id
where
    commitment_state.is_open
    and commitment.links_city_goal
    and commitment_state.last_target_year > settings.city_target_year
