-- rule: M4-7e
-- severity: warning
-- source: Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- fi: Verkoston "{programme_name}" {members} jäsenelle ei ole kirjattu lainkaan tukea {support_window_days} päivään: tarjoa sitä ja kirjaa se tauluun support_action.
-- sv: För de {members} medlemmarna i nätverket "{programme_name}" har inget stöd antecknats på {support_window_days} dagar: erbjud det och anteckna det i tabellen support_action.
-- en: No support is on record for the {members} members of the network "{programme_name}" in {support_window_days} days: offer it, and record it in the table support_action.
select
    support_by_group.programme_id,
    'programme' as subject_table,
    support_by_group.programme_id as subject_id,
    programme.name as programme_name,
    support_by_group.members,
    settings.support_window_days
from support_by_group
inner join programme on support_by_group.programme_id = programme.programme_id
inner join commitment_network_settings as settings on support_by_group.programme_id = settings.programme_id
where
    support_by_group.dimension = 'all'
    and support_by_group.members >= settings.support_min_group
    and support_by_group.all_offers = 0
