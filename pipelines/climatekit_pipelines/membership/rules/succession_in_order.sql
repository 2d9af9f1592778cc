-- rule: X9
-- severity: warning
-- source: own rule: a change of model is a new programme, and the old one keeps its history
-- fi: Ohjelma "{programme_id}" jatkaa ohjelmaa "{predecessor}", jonka pitäisi päättyä ennen sitä: anna ohjelmille valid_to ja valid_from tiedostossa climatekit.toml.
-- sv: Programmet "{programme_id}" fortsätter "{predecessor}", som borde sluta före det: ange valid_to och valid_from för dem i climatekit.toml.
-- en: The programme "{programme_id}" goes on from "{predecessor}", which should end before it begins: give them valid_to and valid_from in climatekit.toml.
select
    programme.programme_id,
    predecessor.programme_id as predecessor,
    'programme' as subject_table,
    programme.programme_id as subject_id
from programme
inner join programme as predecessor on programme.succeeds_programme_id = predecessor.programme_id
where
    programme.valid_from is null
    or predecessor.valid_to is null
    or predecessor.valid_to >= programme.valid_from
