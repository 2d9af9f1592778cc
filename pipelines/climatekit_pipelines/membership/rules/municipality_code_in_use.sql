-- rule: X2
-- severity: info
-- source: https://www.stat.fi/uutinen/alueluokitusmuutoksia-112015
-- fi: Organisaation "{org_id}" kunta "{municipality_code}" on {merged_on_fi} alkaen osa kuntaa "{successor_code}", ja siihen se lasketaan: korjaa koodi tauluun organisation.
-- sv: Kommunen "{municipality_code}" för organisationen "{org_id}" är sedan {merged_on_fi} en del av "{successor_code}" och räknas dit: rätta koden i tabellen organisation.
-- en: The municipality "{municipality_code}" of the organisation "{org_id}" has been a part of "{successor_code}" since {merged_on} and is counted there: correct the code in the table organisation.
select
    programme_organisation.programme_id,
    organisation.org_id,
    organisation.municipality_code,
    municipality_merger.successor_code,
    municipality_merger.merged_on,
    strftime(municipality_merger.merged_on, '%-d.%-m.%Y') as merged_on_fi,
    'organisation' as subject_table,
    organisation.org_id as subject_id
from programme_organisation
inner join organisation on programme_organisation.org_id = organisation.org_id
inner join municipality_merger on organisation.municipality_code = municipality_merger.municipality_code
cross join run
where run.as_of >= municipality_merger.merged_on
