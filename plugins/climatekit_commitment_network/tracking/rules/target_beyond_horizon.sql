-- rule: M4-3e
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoitevuosi {target_year} on myöhemmin kuin {target_horizon_year}: korjaa vuosi tai aseta lähempi tavoite.
-- sv: Målåret {target_year} för åtagandet "{title}" är senare än {target_horizon_year}: rätta året eller ställ upp ett närmare mål.
-- en: The target year {target_year} of the commitment "{title}" is later than {target_horizon_year}: correct it, or set a nearer target.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    target_plan.target_year,
    settings.target_horizon_year,
    commitment.title
from target_plan
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
inner join commitment_network_settings as settings on target_plan.programme_id = settings.programme_id
where
    commitment_state.is_open
    and target_plan.target_year > settings.target_horizon_year
