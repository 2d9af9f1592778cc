-- rule: M4-7d
-- severity: warning
-- source: Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- fi: Ryhmälle "{dimension_value}" ({dimension}, {members} jäsentä) ei ole tarjottu lainkaan tukea, vaikka muille on: tarjoa sitä myös sille.
-- sv: Gruppen "{dimension_value}" ({dimension}, {members} medlemmar) har inte erbjudits något stöd fast andra har det: erbjud den stöd också.
-- en: The group "{dimension_value}" ({dimension}, {members} members) was offered no support at all although others were: offer it support as well.
select
    support_by_group.programme_id,
    'support_by_group' as subject_table,
    support_by_group.dimension || '/' || support_by_group.dimension_value as subject_id,
    support_by_group.dimension,
    support_by_group.dimension_value,
    support_by_group.members
from support_by_group
where support_by_group.is_judged and support_by_group.offers = 0 and support_by_group.all_offers > 0
