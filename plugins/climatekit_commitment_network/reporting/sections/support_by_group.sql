-- One row per programme, way of grouping and group: the support given to the active members.
-- section: support_by_group
-- order: 330
-- sort: grouping, ratio desc
-- metrics: support_ratio_to_mean
-- fi: Tuen tasavertaisuus
-- sv: Stödets jämlikhet
-- en: Equality of support
-- note_fi: Tasavertaisuuden toteutumiseksi on tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- note_sv: För att jämlikheten ska förverkligas måste stöd erbjudas för anslutning samt för uppföljning och uppdatering av åtagandena.
-- note_en: For equality, support must be offered with joining and with following up and renewing the commitments.
-- column grouping: Ryhmittely | Indelning | Grouping
-- column member_group: Ryhmä | Grupp | Group
-- column members: Jäseniä | Medlemmar | Members
-- column members_supported: Tukea saaneita | Fått stöd | Supported
-- column hours_per_member: Tunteja jäsentä kohti | Timmar per medlem | Hours per member
-- column ratio: Keskiarvosta | Av medeltalet | Of the mean
-- value size_class: koko | storlek | size
-- value climate_stage: ilmastotyön vaihe | klimatarbetets skede | stage of climate work
-- value micro: mikro | mikro | micro
-- value small: pieni | liten | small
-- value medium: keskisuuri | medelstor | medium
-- value large: suuri | stor | large
-- value not_started: ei aloitettu | inte påbörjat | not started
-- value mapped: kartoitettu | kartlagt | mapped
-- value planned: suunniteltu | planerat | planned
-- value acting: toteutuksessa | pågår | acting
-- value leading: edelläkävijä | föregångare | leading
-- value unknown: ei tiedossa | okänd | not known
select
    support_by_group.programme_id,
    support_by_group.dimension as grouping,
    support_by_group.dimension_value as member_group,
    support_by_group.members, -- [count]
    support_by_group.members_supported, -- [count]
    support_by_group.hours_per_member, -- [h]
    support_by_group.ratio_to_mean as ratio -- [share]
from support_by_group
where support_by_group.dimension in ('size_class', 'climate_stage') and support_by_group.all_offers > 0
