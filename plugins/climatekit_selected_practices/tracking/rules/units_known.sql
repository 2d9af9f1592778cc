-- Two spellings of one unit are two units in every figure. Asked only where the municipality has listed its units.
-- rule: M1-2c
-- severity: warning
-- source: Valitaan toimintamallit ja ko. toimintamallien käyttäjät kunnan sisällä.
-- fi: Yksikköä "{unit_name}" ei ole taulussa unit, mutta se mainitaan toimintamallien käytöissä ({uses}, esim. {example}): korjaa nimi tai lisää yksikkö.
-- sv: Enheten "{unit_name}" finns inte i tabellen unit men nämns vid användningar av verksamhetsmodeller ({uses}, t.ex. {example}): rätta namnet eller lägg till enheten.
-- en: The unit "{unit_name}" is not in the table unit but is named with uses of practices ({uses}, such as {example}): correct the name or add the unit.
with named as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.use_id,
        selected_practices_use.owner_unit as unit_name
    from selected_practices_use
    where selected_practices_use.state <> 'ended' and selected_practices_use.owner_unit is not null
    union
    select
        selected_practices_use.programme_id,
        selected_practices_use.use_id,
        practice_user.unit as unit_name
    from practice_user
    inner join selected_practices_use on practice_user.use_id = selected_practices_use.use_id
    where selected_practices_use.state <> 'ended'
),

listing as (
    select distinct unit.programme_id
    from unit
)

select
    named.programme_id,
    named.unit_name,
    count(*) as uses,
    min(named.use_id) as example,
    'unit' as subject_table,
    named.unit_name as subject_id
from named
inner join selected_practices_programme on named.programme_id = selected_practices_programme.programme_id
inner join listing on named.programme_id = listing.programme_id
left join unit on named.programme_id = unit.programme_id and named.unit_name = unit.unit
where unit.unit is null
group by named.programme_id, named.unit_name
