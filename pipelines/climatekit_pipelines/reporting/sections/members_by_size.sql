-- One row per programme and group of those who are in: how many, and how many something has happened with lately.
-- Programme '*' counts each organisation once over all programmes.
-- section: members_by_size
-- order: 110
-- chart: stacked_bar
-- category: size_class
-- values: reached, not_reached
-- sort: place
-- fi: Palveleeko yksi verkosto kaikkia: koko
-- sv: Tjänar ett nätverk alla: storlek
-- en: Does one network serve them all: size
-- note_fi: Kysymys on, mikä on yhden verkoston kyky vastata erilaisten yritysten tarpeisiin (pienet vs. isot, eri toimialoilla toimivat, ilmastotyön eri vaiheissa olevat). Tavoitettu: organisaatio on 12 viime kuukauden aikana ollut tilaisuudessa, saanut tukea tai ollut muuten tekemisissä; sen omat raportit ja sitoumukset eivät riitä.
-- note_sv: Frågan är hur väl ett enda nätverk kan möta olika företags behov (små och stora, i olika branscher, i olika skeden av klimatarbetet). Nådda: organisationen har under de senaste 12 månaderna deltagit i ett evenemang, fått stöd eller haft annan kontakt; dess egna rapporter och åtaganden räcker inte.
-- note_en: The question is how well one network can meet the needs of different companies (small and large, in different industries, at different stages of climate work). Reached: in the last 12 months the organisation was at an event, was given support or had another contact; its own reports and commitments are not enough.
-- column size_class: Koko | Storlek | Size
-- column members: Mukana | Med | In
-- column reached: Tavoitettu | Nådda | Reached
-- column not_reached: Ei tavoitettu | Inte nådda | Not reached
-- column share_reached: Tavoitettu osuus | Andel nådda | Share reached
-- value micro: mikro (alle 10) | mikro (under 10) | micro (under 10)
-- value small: pieni (10–49) | liten (10–49) | small (10–49)
-- value medium: keskisuuri (50–249) | medelstor (50–249) | medium (50–249)
-- value large: suuri (250–) | stor (250–) | large (250–)
-- value unknown: ei tiedossa | okänd | not known
select
    fact_member_reach.programme_id,
    fact_member_reach.dimension_value as size_class,
    list_position(['micro', 'small', 'medium', 'large', 'unknown'], fact_member_reach.dimension_value) as place,
    fact_member_reach.members, -- [count]
    fact_member_reach.reached, -- [count]
    fact_member_reach.members - fact_member_reach.reached as not_reached, -- [count]
    cast(fact_member_reach.reached as double) / fact_member_reach.members as share_reached -- [share]
from fact_member_reach
where fact_member_reach.dimension = 'size_class'
