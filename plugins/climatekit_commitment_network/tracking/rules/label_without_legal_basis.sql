-- rule: GW13
-- severity: error
-- source: https://eur-lex.europa.eu/eli/dir/2024/825/oj (Directive (EU) 2024/825, applies from 27.9.2026)
-- fi: Merkin "{label_name}" oikeusperuste on "{legal_basis}" ja sitä näyttää {grants} jäsentä, vaikka 27.9.2026 alkaen merkin on nojattava sertifiointijärjestelmään tai viranomaiseen, mikä on ihmisen arvioitava viherpesun riski: pyydä juristin kanta ja kirjaa peruste.
-- sv: Märket "{label_name}" har den rättsliga grunden "{legal_basis}" och visas av {grants} medlemmar fast ett märke från 27.9.2026 ska bygga på ett certifieringssystem eller en myndighet, vilket är en risk för grönmålning som en människa får bedöma: be en jurist ta ställning och anteckna grunden.
-- en: The label "{label_name}" has the legal basis "{legal_basis}" and is shown by {grants} members although from 27.9.2026 a label must rest on a certification scheme or a public authority, a risk of greenwashing for a human to judge: ask a lawyer, and record the basis.
select
    label_grant_state.programme_id,
    'label' as subject_table,
    label_grant_state.label_id as subject_id,
    label_grant_state.label_name,
    label_grant_state.legal_basis,
    count(*) as grants
from label_grant_state
cross join run
where
    -- The day from which the member states apply the directive; how Finland transposed it was not found.
    run.as_of >= date '2026-09-27'
    and label_grant_state.is_in_use
    and label_grant_state.legal_basis in ('none', 'unclear')
group by
    label_grant_state.programme_id,
    label_grant_state.label_id,
    label_grant_state.label_name,
    label_grant_state.legal_basis
