-- One row per programme and group of those who are in: how many, and how many something has happened with lately.
-- Programme '*' counts each organisation once over all programmes.
-- section: members_by_stage
-- order: 130
-- chart: stacked_bar
-- category: climate_stage
-- values: reached, not_reached
-- sort: place
-- fi: Palveleeko yksi verkosto kaikkia: ilmastotyön vaihe
-- sv: Tjänar ett nätverk alla: klimatarbetets skede
-- en: Does one network serve them all: stage of climate work
-- note_fi: Tavoitettu: organisaatio on 12 viime kuukauden aikana ollut tilaisuudessa, saanut tukea tai ollut muuten tekemisissä; sen omat raportit ja sitoumukset eivät riitä.
-- note_sv: Nådda: organisationen har under de senaste 12 månaderna deltagit i ett evenemang, fått stöd eller haft annan kontakt; dess egna rapporter och åtaganden räcker inte.
-- note_en: Reached: in the last 12 months the organisation was at an event, was given support or had another contact; its own reports and commitments are not enough.
-- column climate_stage: Ilmastotyön vaihe | Klimatarbetets skede | Stage of climate work
-- column members: Mukana | Med | In
-- column reached: Tavoitettu | Nådda | Reached
-- column not_reached: Ei tavoitettu | Inte nådda | Not reached
-- column share_reached: Tavoitettu osuus | Andel nådda | Share reached
-- value not_started: ei aloitettu | inte påbörjat | not started
-- value mapped: kartoitettu | kartlagt | mapped
-- value planned: suunniteltu | planerat | planned
-- value acting: toteutuksessa | pågår | acting
-- value leading: edelläkävijä | föregångare | leading
-- value unknown: ei tiedossa | okänd | not known
select
    fact_member_reach.programme_id,
    fact_member_reach.dimension_value as climate_stage,
    list_position(
        ['not_started', 'mapped', 'planned', 'acting', 'leading', 'unknown'], fact_member_reach.dimension_value
    ) as place,
    fact_member_reach.members, -- [count]
    fact_member_reach.reached, -- [count]
    fact_member_reach.members - fact_member_reach.reached as not_reached, -- [count]
    cast(fact_member_reach.reached as double) / fact_member_reach.members as share_reached -- [share]
from fact_member_reach
where fact_member_reach.dimension = 'climate_stage'
