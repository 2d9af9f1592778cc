-- rule: M4-9e
-- severity: warning
-- source: mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.
-- fi: Verkoston "{programme_name}" yhdenkään tavoitteen etenemistä ei voi mitata, joten vaikuttavuus jää auki: kirjaa lähtötasot ja pyydä lukuja raportteihin.
-- sv: Framstegen för inget mål i nätverket "{programme_name}" kan mätas, så effekten förblir okänd: anteckna utgångsnivåer och be om tal i rapporterna.
-- en: The progress of no target of the network "{programme_name}" can be measured, so that its impact stays unknown: record baselines, and ask for figures in the reports.
select
    upkeep.programme_id,
    'programme' as subject_table,
    upkeep.programme_id as subject_id,
    upkeep.programme_name
from network_upkeep as upkeep
where upkeep.is_settled and upkeep.targets_judged = 0
