-- rule: M4-7c
-- severity: warning
-- source: Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- fi: Ryhmä "{dimension_value}" ({dimension}, {members} jäsentä) on saanut tukea {hours_per_member} tuntia jäsentä kohti, kun kaikkien keskiarvo on {mean}: tarjoa ryhmälle tukea.
-- sv: Gruppen "{dimension_value}" ({dimension}, {members} medlemmar) har fått {hours_per_member} timmar stöd per medlem, medan medeltalet för alla är {mean}: erbjud gruppen stöd.
-- en: The group "{dimension_value}" ({dimension}, {members} members) was given {hours_per_member} hours of support per member while the mean of all is {mean}: offer the group support.
select
    support_by_group.programme_id,
    'support_by_group' as subject_table,
    support_by_group.dimension || '/' || support_by_group.dimension_value as subject_id,
    support_by_group.dimension,
    support_by_group.dimension_value,
    support_by_group.members,
    round(support_by_group.hours_per_member, 2) as hours_per_member,
    round(support_by_group.mean_hours_per_member, 2) as mean
from support_by_group
inner join commitment_network_settings as settings on support_by_group.programme_id = settings.programme_id
where
    support_by_group.is_judged
    and support_by_group.offers > 0
    and support_by_group.ratio_to_mean < settings.support_min_share
