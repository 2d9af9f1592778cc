-- One row per programme and group of those who are in: how many, and how many something has happened with lately.
-- Programme '*' counts each organisation once over all programmes.
-- section: members_by_sector
-- order: 120
-- chart: stacked_bar
-- category: industry_section
-- values: reached, not_reached
-- sort: members desc
-- fi: Palveleeko yksi verkosto kaikkia: toimiala
-- sv: Tjänar ett nätverk alla: bransch
-- en: Does one network serve them all: industry
-- note_fi: Tavoitettu: organisaatio on 12 viime kuukauden aikana ollut tilaisuudessa, saanut tukea tai ollut muuten tekemisissä; sen omat raportit ja sitoumukset eivät riitä. TOL 2025:n pääluokat on luettu vastaaviin TOL 2008:n pääluokkiin.
-- note_sv: Nådda: organisationen har under de senaste 12 månaderna deltagit i ett evenemang, fått stöd eller haft annan kontakt; dess egna rapporter och åtaganden räcker inte. Huvudgrupperna i TOL 2025 har räknats till motsvarande grupper i TOL 2008.
-- note_en: Reached: in the last 12 months the organisation was at an event, was given support or had another contact; its own reports and commitments are not enough. Sections of NACE 2.1 are counted under the corresponding ones of NACE 2.
-- column industry_section: Toimiala | Bransch | Industry
-- column members: Mukana | Med | In
-- column reached: Tavoitettu | Nådda | Reached
-- column not_reached: Ei tavoitettu | Inte nådda | Not reached
-- column share_reached: Tavoitettu osuus | Andel nådda | Share reached
-- value NACE2 A: Maatalous, metsätalous ja kalatalous | Jordbruk, skogsbruk och fiske | Agriculture, forestry and fishing
-- value NACE2 B: Kaivostoiminta ja louhinta | Utvinning av mineral | Mining and quarrying
-- value NACE2 C: Teollisuus | Tillverkning | Manufacturing
-- value NACE2 D: Energiahuolto | Försörjning av el, gas och värme | Energy supply
-- value NACE2 E: Vesi- ja jätehuolto | Vatten, avlopp och avfall | Water, sewerage and waste
-- value NACE2 F: Rakentaminen | Byggverksamhet | Construction
-- value NACE2 G: Kauppa | Handel | Trade
-- value NACE2 H: Kuljetus ja varastointi | Transport och magasinering | Transport and storage
-- value NACE2 I: Majoitus- ja ravitsemistoiminta | Hotell- och restaurangverksamhet | Accommodation and food
-- value NACE2 J: Informaatio ja viestintä | Information och kommunikation | Information and communication
-- value NACE2 K: Rahoitus ja vakuutus | Finans och försäkring | Finance and insurance
-- value NACE2 L: Kiinteistöala | Fastighetsverksamhet | Real estate
-- value NACE2 M: Asiantuntijapalvelut | Expertverksamhet | Professional and technical services
-- value NACE2 N: Hallinto- ja tukipalvelut | Administrativa och stödtjänster | Administrative and support services
-- value NACE2 O: Julkinen hallinto | Offentlig förvaltning | Public administration
-- value NACE2 P: Koulutus | Utbildning | Education
-- value NACE2 Q: Terveys- ja sosiaalipalvelut | Vård och omsorg | Health and social work
-- value NACE2 R: Taiteet, viihde ja virkistys | Kultur, nöje och fritid | Arts and recreation
-- value NACE2 S: Muu palvelutoiminta | Annan serviceverksamhet | Other services
-- value NACE2 T: Kotitaloudet | Hushåll | Households
-- value NACE2 U: Kansainväliset järjestöt | Internationella organisationer | International organisations
-- value NACE2 X: Toimiala tuntematon | Okänd bransch | Industry unknown
-- value unknown: ei tiedossa | okänd | not known
with in_nace2 as (
    select
        fact_member_reach.programme_id,
        case
            -- NACE 2.1 split section J in two and moved the letters from L on by one
            when fact_member_reach.dimension_value = 'NACE2.1 X' then 'NACE2 X'
            when fact_member_reach.dimension_value >= 'NACE2.1 K' and starts_with(fact_member_reach.dimension_value, 'NACE2.1 ')
                then 'NACE2 ' || chr(ascii(right(fact_member_reach.dimension_value, 1)) - 1)
            else replace(fact_member_reach.dimension_value, 'NACE2.1 ', 'NACE2 ')
        end as industry_section,
        fact_member_reach.members,
        fact_member_reach.reached
    from fact_member_reach
    where fact_member_reach.dimension = 'industry_section'
)

select
    in_nace2.programme_id,
    in_nace2.industry_section,
    sum(in_nace2.members)::bigint as members, -- [count]
    sum(in_nace2.reached)::bigint as reached, -- [count]
    sum(in_nace2.members - in_nace2.reached)::bigint as not_reached, -- [count]
    cast(sum(in_nace2.reached) as double) / sum(in_nace2.members) as share_reached -- [share]
from in_nace2
group by in_nace2.programme_id, in_nace2.industry_section
