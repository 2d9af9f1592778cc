-- rule: M5-1e
-- severity: info
-- source: Mukaan pääsee edelläkävijät, esim. cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset
-- fi: Verkoston "{programme_name}" hakemuksista ei ole kirjattu yhtään kriteeriä, joten edelläkävijyyttä ei voi tarkistaa: täytä taulu admission_evidence tai aseta require_evidence = false.
-- sv: För ansökningarna till nätverket "{programme_name}" har inga kriterier antecknats, så det går inte att kontrollera att medlemmarna är föregångare: fyll i tabellen admission_evidence eller ställ in require_evidence = false.
-- en: No criteria are on record for the applications to the network "{programme_name}", so it can't be checked that members are forerunners: fill in the table admission_evidence, or set require_evidence = false.
with kept as (
    select
        application.programme_id,
        count(admission_evidence.criterion) as criteria
    from application
    left join admission_evidence on application.application_id = admission_evidence.application_id
    group by application.programme_id
)

select
    programme.programme_id,
    programme.programme_name,
    'admission_evidence' as subject_table
from forerunner_network_programme as programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
inner join kept on programme.programme_id = kept.programme_id
where settings.require_evidence and kept.criteria = 0
