-- rule: M4-9a
-- severity: warning
-- source: mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.
-- fi: Verkostolla "{programme_name}" ei ole hyväksyttyä toimintasuunnitelmaa vuodelle {year}, joten toiminta uhkaa jäädä löyhäksi: hyväksy suunnitelma ja lisää se tauluun action_plan.
-- sv: Nätverket "{programme_name}" har ingen godkänd verksamhetsplan för {year}, så verksamheten riskerar att bli lös: godkänn en plan och lägg till den i tabellen action_plan.
-- en: The network "{programme_name}" has no adopted action plan for {year}, so that its activity risks being loose: adopt one, and add it to the table action_plan.
select
    upkeep.programme_id,
    'programme' as subject_table,
    upkeep.programme_id as subject_id,
    upkeep.programme_name,
    year(run.as_of) as year
from network_upkeep as upkeep
cross join run
where not upkeep.has_plan
