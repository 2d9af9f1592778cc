-- rule: M4-9d
-- severity: warning
-- source: mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.
-- fi: Verkoston "{programme_name}" viestinnästä ei ole yhtään lukua vuoden ajalta: kirjaa esimerkiksi postituslistan koko tauluun channel_metric.
-- sv: Om kommunikationen i nätverket "{programme_name}" finns inget tal för det senaste året: anteckna till exempel sändlistans storlek i tabellen channel_metric.
-- en: There is no figure on the communication of the network "{programme_name}" in a year: record, say, the size of the mailing list in the table channel_metric.
select
    upkeep.programme_id,
    'programme' as subject_table,
    upkeep.programme_id as subject_id,
    upkeep.programme_name
from network_upkeep as upkeep
where upkeep.is_settled and upkeep.channel_figures = 0
