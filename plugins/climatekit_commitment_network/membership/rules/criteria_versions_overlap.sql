-- rule: M4-2j
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Verkoston "{programme_name}" kriteeristöt "{version}" ja "{other_version}" ovat voimassa samaan aikaan {valid_from} alkaen: päätä aiempi edellisenä päivänä.
-- sv: Nätverket "{programme_name}" har kriterierna "{version}" och "{other_version}" i kraft samtidigt från {valid_from}: avsluta de tidigare dagen innan.
-- en: The network "{programme_name}" has the criteria "{version}" and "{other_version}" in force at once from {valid_from}: end the earlier ones the day before.
select
    earlier.programme_id,
    'criteria_set' as subject_table,
    earlier.programme_id || '/' || earlier.version as subject_id,
    programme.name as programme_name,
    earlier.version,
    later.version as other_version,
    later.valid_from
from commitment_network_terms as earlier
inner join commitment_network_terms as later
    on
        earlier.programme_id = later.programme_id
        and (
            earlier.valid_from < later.valid_from
            or (earlier.valid_from = later.valid_from and earlier.version < later.version)
        )
inner join programme on earlier.programme_id = programme.programme_id
where coalesce(earlier.valid_to, later.valid_from) >= later.valid_from
