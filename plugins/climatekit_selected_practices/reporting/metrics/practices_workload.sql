-- metric: practices_workload
-- unit: share
-- direction: down
-- indicative: yes
-- fi: Käynnissä olevien toimintamallien arvioitu työ suhteessa käytettävissä olevaan (1 = yhtä paljon).
-- sv: Uppskattat arbete för de pågående verksamhetsmodellerna i förhållande till det som finns (1 = lika mycket).
-- en: Estimated work of the running practices over what there is for them (1 = the same).
-- caveat_fi: Arvio: käytöt, joille työtä ei ole kirjattu, lasketaan toimintamallin resurssitähdistä (asetus htv_per_star, arvaus).
-- caveat_sv: En uppskattning: användningar utan antecknat arbete räknas från verksamhetsmodellens resursstjärnor (inställningen htv_per_star, en gissning).
-- caveat_en: An estimate: uses without recorded work are counted from the stars of the practice (setting htv_per_star, a guess).
select
    selected_practices_workload.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(selected_practices_workload.needed_htv / selected_practices_workload.available_htv, 4) as value
from selected_practices_workload
cross join run
where selected_practices_workload.available_htv > 0
