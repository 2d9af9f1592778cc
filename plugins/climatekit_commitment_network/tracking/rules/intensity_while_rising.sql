-- rule: GW07
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsenellä "{org_name}" on päästöille vain suhteellinen tavoite, ja sen päästöt nousivat {previous} tonnista {latest} tonniin ({previous_year}–{year}), mikä on ihmisen arvioitava viherpesun riski: sopikaa myös päästöjen määrästä.
-- sv: Medlemmen "{org_name}" har bara ett relativt mål för utsläppen, som steg från {previous} till {latest} ton ({previous_year}–{year}), vilket är en risk för grönmålning som en människa får bedöma: kom överens också om utsläppens mängd.
-- en: The member "{org_name}" has only a relative target for its emissions, which rose from {previous} to {latest} tonnes ({previous_year}–{year}), a risk of greenwashing for a human to judge: agree on the amount as well.
with aimed as (
    select
        target_plan.programme_id,
        target_plan.org_id,
        max(case when target_plan.target_type = 'intensity' then 1 else 0 end) as has_intensity,
        max(case when target_plan.target_type = 'absolute' then 1 else 0 end) as has_absolute
    from target_plan
    inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
    where commitment_state.is_open and target_plan.metric like 'ghg%'
    group by target_plan.programme_id, target_plan.org_id
),

-- one method per programme, the same one in both years
compared as (
    select
        aimed.programme_id,
        aimed.org_id,
        emission_profile.year,
        emission_profile.boundary,
        emission_profile.previous_year,
        case
            when coalesce(settings.scope2_method, 'location') = 'location' then emission_profile.s1_s2_lb_tco2e
            else emission_profile.s1_s2_mb_tco2e
        end as latest,
        case
            when coalesce(settings.scope2_method, 'location') = 'location' then emission_profile.previous_s1_s2_lb_tco2e
            else emission_profile.previous_s1_s2_mb_tco2e
        end as previous
    from aimed
    inner join commitment_network_settings as settings on aimed.programme_id = settings.programme_id
    inner join emission_profile on aimed.org_id = emission_profile.org_id
    where aimed.has_intensity = 1 and aimed.has_absolute = 0 and emission_profile.is_latest
)

select
    compared.programme_id,
    compared.org_id,
    'emission_report' as subject_table,
    compared.org_id || '/' || compared.year || '/' || compared.boundary as subject_id,
    compared.year,
    compared.previous_year,
    compared.latest,
    compared.previous,
    coalesce(organisation.name, compared.org_id) as org_name
from compared
left join organisation on compared.org_id = organisation.org_id
where compared.latest > compared.previous
