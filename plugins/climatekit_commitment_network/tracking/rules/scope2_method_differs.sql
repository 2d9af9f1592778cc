-- rule: M4-3f
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoite "{target_id}" laskee ostoenergian päästöt tavalla "{scope2_method}", mutta verkoston tapa on "{programme_method}": niitä ei lasketa yhteen, joten muunna tavoite.
-- sv: Målet "{target_id}" för åtagandet "{title}" räknar utsläppen från köpt energi enligt "{scope2_method}" men nätverket enligt "{programme_method}": de läggs inte ihop, så räkna om målet.
-- en: The target "{target_id}" of the commitment "{title}" counts emissions of bought energy by "{scope2_method}" but the network by "{programme_method}": they are never added, so recount the target.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    target_plan.scope2_method,
    settings.scope2_method as programme_method,
    commitment.title
from target_plan
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
inner join commitment_network_settings as settings on target_plan.programme_id = settings.programme_id
where
    commitment_state.is_open
    and target_plan.scope2_method <> settings.scope2_method
