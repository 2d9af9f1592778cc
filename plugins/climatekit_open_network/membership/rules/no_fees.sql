-- rule: M3-1c
-- severity: warning
-- source: Kaikille avoin matalankynnyksen dynaaminen verkosto, jonka toimintaan yritykset voivat tulla mukaan ilman sitoutumista tai muita odotuksia.
-- fi: Verkoston {programme_name} jaksolle {period} on kirjattu rahoitusta jäsenmaksuista ({cost_eur} €), mutta avoimeen verkostoon tullaan ilman odotuksia: tarkista sarake fund_source tai valitse maksullinen malli.
-- sv: För nätverket {programme_name} är medlemsavgifter antecknade som finansiering för perioden {period} ({cost_eur} €), men till ett öppet nätverk kommer man utan förväntningar: kontrollera kolumnen fund_source eller välj en avgiftsbelagd modell.
-- en: For the network {programme_name} membership fees are recorded as the source of funds of {period} ({cost_eur} EUR), but an open network expects nothing of those who come: check the column fund_source or choose a model with fees.
select
    resource_use.programme_id,
    programme.name as programme_name,
    resource_use.period,
    resource_use.cost_eur,
    'resource_use' as subject_table,
    resource_use.period || '/' || resource_use.cost_category as subject_id
from resource_use
inner join open_network_settings on resource_use.programme_id = open_network_settings.programme_id
inner join programme on resource_use.programme_id = programme.programme_id
where resource_use.fund_source = 'fees'
