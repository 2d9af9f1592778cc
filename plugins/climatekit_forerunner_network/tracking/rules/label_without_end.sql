-- rule: M5-8c
-- severity: warning
-- source: https://www.merinova.fi/sv/projektverksamhet/energyvaasa/
-- fi: Verkoston "{programme_name}" laatumerkillä ({level}) ei ole viimeistä voimassaolopäivää: tarkista se merkin myöntäjältä ja täytä sarake valid_to.
-- sv: Kvalitetsmärket ({level}) för nätverket "{programme_name}" har ingen sista giltighetsdag: ta reda på den hos utfärdaren och fyll i kolumnen valid_to.
-- en: The quality label ({level}) of the network "{programme_name}" has no last day: ask who granted it and fill in the column valid_to.
select
    label.programme_id,
    programme.programme_name,
    label.level,
    'quality_label' as subject_table,
    label.level || '/' || label.valid_from as subject_id
from quality_label as label
inner join forerunner_network_programme as programme on label.programme_id = programme.programme_id
where label.valid_to is null
