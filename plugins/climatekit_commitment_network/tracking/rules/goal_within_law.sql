-- rule: GW06
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsenen "{org_name}" sitoumus "{title}" ei ylitä lain vaatimuksia, vaikka kriteeristö vaatii sen, mikä on ihmisen arvioitava viherpesun riski: sopikaa pidemmälle menevästä tavoitteesta.
-- sv: Medlemmen "{org_name}" har åtagandet "{title}" som inte går längre än lagen fast kriterierna kräver det, vilket är en risk för grönmålning som en människa får bedöma: kom överens om ett mål som går längre.
-- en: The commitment "{title}" of the member "{org_name}" goes no further than the law although the criteria ask for it, a risk of greenwashing for a human to judge: agree on a goal that does.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
inner join commitment_network_member as member on commitment_state.membership_id = member.membership_id
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on commitment_state.org_id = organisation.org_id
where commitment_state.is_open and terms.must_exceed_law and not member.is_exempt and not commitment.exceeds_law
