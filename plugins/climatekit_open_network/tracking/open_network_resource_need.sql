-- One row per open network: the person-years that it takes, as its settings say.
-- grain: programme_id, resource
-- feeds: resource_need
select
    open_network_programme.programme_id, -- Programme.
    'person_years' as resource, -- What is needed.
    open_network_settings.person_years as value, -- [htv] How much, a year.
    'htv/a' as unit, -- Unit of the value.
    'Asetus person_years; oletusarvo on arvaus.' as basis_fi, -- Where it comes from, in Finnish.
    'Inställningen person_years; standardvärdet är en gissning.' as basis_sv, -- The same in Swedish.
    'The setting person_years; its default is a guess.' as basis_en -- The same in English.
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
