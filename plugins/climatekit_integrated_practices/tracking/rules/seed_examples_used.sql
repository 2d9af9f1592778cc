-- Silent where no activity was recognised at all: that is M2-1c's.
-- rule: M2-3
-- severity: info
-- source: Esimerkiksi ilmasto osaksi kunnan tarjoamia yrityskoulutuksia, kunnan viestintään nostoja yritysten ilmastotyöstä tai olemassaolevaan yritysyhteistyöverkostoon ilmastoaiheen integrointi valikoiduin toimintamallein.
-- fi: Ohjelmassa {programme_name} ei ole vielä yhtään toteutettua toimintamallia lajissa {kind_fi} (toimintoja {hosts}): valitse siihen sopiva toimintamalli tai poista asetus expects_seed_kinds.
-- sv: I programmet {programme_name} har ännu ingen verksamhetsmodell genomförts i typen {kind_sv} (verksamheter: {hosts}): välj en verksamhetsmodell som passar eller ta bort inställningen expects_seed_kinds.
-- en: In the programme {programme_name} no practice has been carried out yet in the kind {kind_en} (activities: {hosts}): choose a practice that fits it, or drop the setting expects_seed_kinds.
with kinds as (
    select
        'business_training' as kind,
        'yrityskoulutukset' as kind_fi,
        'företagsutbildningar' as kind_sv,
        'business training' as kind_en
    from run
    union all
    select
        'communication' as kind,
        'viestintä' as kind_fi,
        'kommunikation' as kind_sv,
        'communication' as kind_en
    from run
    union all
    select
        'business_network' as kind,
        'yritysverkostot' as kind_fi,
        'företagsnätverk' as kind_sv,
        'business networks' as kind_en
    from run
),

recognising as (
    select distinct integrated_practices_host.programme_id
    from integrated_practices_host
    where integrated_practices_host.is_existing
)

select
    integrated_practices_programme.programme_id,
    integrated_practices_programme.programme_name,
    kinds.kind_fi,
    kinds.kind_sv,
    kinds.kind_en,
    count(integrated_practices_host.host_id) as hosts,
    'host_activity' as subject_table,
    'kind=' || kinds.kind as subject_id
from integrated_practices_programme
inner join integrated_practices_settings
    on integrated_practices_programme.programme_id = integrated_practices_settings.programme_id
inner join recognising on integrated_practices_programme.programme_id = recognising.programme_id
cross join kinds
left join integrated_practices_host
    on integrated_practices_programme.programme_id = integrated_practices_host.programme_id
    and kinds.kind = integrated_practices_host.kind
    and integrated_practices_host.is_existing
where integrated_practices_settings.expects_seed_kinds
group by
    integrated_practices_programme.programme_id,
    integrated_practices_programme.programme_name,
    kinds.kind,
    kinds.kind_fi,
    kinds.kind_sv,
    kinds.kind_en
having coalesce(sum(case when integrated_practices_host.is_integrated then 1 else 0 end), 0) = 0
