-- rule: M3-2c
-- severity: error
-- source: Nimetään koordinaattori, valitaan toimintamallit, laaditaan toimintasuunnitelma.
-- fi: Verkostolla {programme_name} ei ole hyväksyttyä toimintasuunnitelmaa vuodelle {year}: hyväksy suunnitelma ja kirjaa se tauluun action_plan.
-- sv: Nätverket {programme_name} har ingen godkänd verksamhetsplan för år {year}: godkänn planen och för in den i tabellen action_plan.
-- en: The network {programme_name} has no adopted action plan for {year}: adopt the plan and record it in the table action_plan.
select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    cast(extract(year from open_network_programme.as_of) as bigint) as year,
    'action_plan' as subject_table,
    cast(extract(year from open_network_programme.as_of) as varchar) as subject_id
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
left join action_plan
    on open_network_programme.programme_id = action_plan.programme_id
    and extract(year from open_network_programme.as_of) = action_plan.year
    and (
        action_plan.adopted_on <= open_network_programme.as_of
        or (action_plan.adopted_on is null and action_plan.status in ('adopted', 'closed'))
    )
where
    action_plan.programme_id is null
    and date_diff('day', cast(date_trunc('year', open_network_programme.as_of) as date), open_network_programme.as_of)
    >= open_network_settings.plan_due_days
    and coalesce(date_diff('day', open_network_programme.running_from, open_network_programme.as_of), 366)
    >= open_network_settings.plan_due_days
