-- Ours: the page says that a practice is easily taken into use, and one that nobody carries out is not in use.
-- rule: M1-5
-- severity: warning
-- source: Toimintamalli helposti käyttöön
-- fi: Toimintamallia "{practice}" (käyttö {use_id}, vastuuyksikkö {owner}) ei ole toteutettu {repeat_days} päivään (viimeksi {last_fi}): toteuta se, kirjaa päivä sarakkeeseen last_run_on tai lopeta käyttö.
-- sv: Verksamhetsmodellen "{practice}" (användning {use_id}, ansvarig enhet {owner}) har inte genomförts på {repeat_days} dagar (senast {last_sv}): genomför den, för in dagen i kolumnen last_run_on eller avsluta användningen.
-- en: The practice "{practice}" (use {use_id}, owner unit {owner}) has not been carried out for {repeat_days} days (last {last_en}): carry it out, record the day in the column last_run_on, or end the use.
select
    selected_practices_use.programme_id,
    selected_practices_use.use_id,
    coalesce(selected_practices_use.practice_name, selected_practices_use.practice_id) as practice,
    coalesce(selected_practices_use.owner_unit, '–') as owner,
    selected_practices_use.repeat_days,
    coalesce(strftime(selected_practices_use.last_run_on, '%-d.%-m.%Y'), 'ei koskaan') as last_fi,
    coalesce(strftime(selected_practices_use.last_run_on, '%-d.%-m.%Y'), 'aldrig') as last_sv,
    coalesce(strftime(selected_practices_use.last_run_on, '%Y-%m-%d'), 'never') as last_en,
    'practice_use' as subject_table,
    selected_practices_use.use_id as subject_id
from selected_practices_use
inner join selected_practices_programme
    on selected_practices_use.programme_id = selected_practices_programme.programme_id
where selected_practices_use.is_overdue
