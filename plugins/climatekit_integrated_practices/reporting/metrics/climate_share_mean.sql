-- metric: climate_share_mean
-- unit: %
-- direction: up
-- indicative: yes
-- fi: Ilmaston osuus toteutetuista toiminnoista, integrointien keskiarvo toiminnan lajeittain.
-- sv: Klimatets andel av de genomförda verksamheterna, medeltal av integreringarna per typ av verksamhet.
-- en: Share that climate takes of the activities carried out, mean of the integrations by kind of activity.
-- caveat_fi: Arvio, joka perustuu vain integrointeihin, joille osuus on kirjattu; suuri ja pieni toiminta painavat saman verran.
-- caveat_sv: En uppskattning som bygger bara på integreringar med antecknad andel; stor och liten verksamhet väger lika.
-- caveat_en: An estimate that rests only on integrations with a recorded share; a large and a small activity weigh the same.
with told as (
    select
        integrated_practices_integration.programme_id,
        integrated_practices_integration.host_kind,
        -- Decimals add up to the same sum in any order, floating point numbers do not.
        cast(integrated_practices_integration.climate_share_pct as decimal(12, 4)) as share
    from integrated_practices_integration
    inner join integrated_practices_programme
        on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
    where
        integrated_practices_integration.stage <> 'identified'
        and integrated_practices_integration.climate_share_pct is not null
)

select
    told.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(sum(told.share) as double) / count(*), 2) as value
from told
cross join run
group by told.programme_id, run.as_of
union all
select
    told.programme_id,
    cast(run.as_of as varchar) as period,
    'host_kind' as dimension,
    told.host_kind as dimension_value,
    round(cast(sum(told.share) as double) / count(*), 2) as value
from told
cross join run
group by told.programme_id, run.as_of, told.host_kind
