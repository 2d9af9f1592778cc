-- rule: GW10
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsenen "{org_name}" julkinen sitoumus "{title}" nojaa kompensaatioon, mikä on ihmisen arvioitava viherpesun riski: kerro, mikä osa on omaa vähennystä.
-- sv: Medlemmen "{org_name}" har det offentliga åtagandet "{title}" som bygger på kompensation, vilket är en risk för grönmålning som en människa får bedöma: berätta vilken del som är egen minskning.
-- en: The public commitment "{title}" of the member "{org_name}" rests on offsets, a risk of greenwashing for a human to judge: tell which part is a reduction of its own.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment.title,
    coalesce(organisation.name, commitment_state.org_id) as org_name
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
left join organisation on commitment_state.org_id = organisation.org_id
where commitment_state.is_open and commitment.is_public and commitment.offsets = 'yes'
