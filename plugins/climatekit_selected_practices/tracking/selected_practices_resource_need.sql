-- One row per set of selected practices: the person-years that the running ones take, or a guess where none is recorded.
-- grain: programme_id, resource
-- feeds: resource_need
select
    selected_practices_workload.programme_id, -- Programme.
    'person_years' as resource, -- What is needed.
    case
        when selected_practices_workload.uses > 0 then selected_practices_workload.needed_htv
        else selected_practices_settings.person_years
    end as value, -- [htv] How much, a year.
    'htv/a' as unit, -- Unit of the value.
    case
        when selected_practices_workload.uses > 0
            then 'Käynnissä olevat toimintamallit: kirjatut henkilötyövuodet, muuten tähdet (asetus htv_per_star, arvaus).'
        else 'Asetus person_years; oletusarvo on arvaus.'
    end as basis_fi, -- Where it comes from, in Finnish.
    case
        when selected_practices_workload.uses > 0
            then 'De pågående verksamhetsmodellerna: antecknade årsverken, annars stjärnor (inställningen htv_per_star, en gissning).'
        else 'Inställningen person_years; standardvärdet är en gissning.'
    end as basis_sv, -- The same in Swedish.
    case
        when selected_practices_workload.uses > 0
            then 'The running practices: recorded person-years, else stars (setting htv_per_star, a guess).'
        else 'The setting person_years; its default is a guess.'
    end as basis_en -- The same in English.
from selected_practices_workload
inner join selected_practices_settings
    on selected_practices_workload.programme_id = selected_practices_settings.programme_id
