-- One row per section of industry in its classification, and one row, key 0, where it is not known.
-- NACE2 is NACE Rev. 2 (Regulation (EC) No 1893/2006) and the Finnish TOL 2008, NACE2.1 is NACE Rev. 2.1 (Delegated
-- Regulation (EU) 2023/137) and TOL 2025: both pairs have the same letters. The titles are shortened; X, known to TOL only,
-- is an industry unknown.
-- grain: industry_key
select
    case when section.industry_section = '-' then 0 else surrogate_key(section.industry_section) end as industry_key, -- Key, from the section with its classification.
    section.industry_section, -- Section with its classification, such as 'NACE2 C'; '-' stands for unknown.
    section.classification, -- Classification: NACE2 or NACE2.1; empty where it is not known.
    section.letter, -- Letter of the section, which means nothing without its classification.
    section.nace2_section, -- Section of NACE2 under which it is counted in the report, so that both classifications can be shown together.
    cast(section.sort_order as bigint) as sort_order, -- Place in the order of its classification.
    section.title_fi, -- Title in Finnish, shortened.
    section.title_sv, -- Title in Swedish, shortened.
    section.title_en -- Title in English, shortened.
from (
    values
    ('NACE2 A', 'NACE2', 'A', 'NACE2 A', 1, 'Maatalous, metsätalous ja kalatalous', 'Jordbruk, skogsbruk och fiske', 'Agriculture, forestry and fishing'),
    ('NACE2 B', 'NACE2', 'B', 'NACE2 B', 2, 'Kaivostoiminta ja louhinta', 'Utvinning av mineral', 'Mining and quarrying'),
    ('NACE2 C', 'NACE2', 'C', 'NACE2 C', 3, 'Teollisuus', 'Tillverkning', 'Manufacturing'),
    ('NACE2 D', 'NACE2', 'D', 'NACE2 D', 4, 'Energiahuolto', 'Försörjning av el, gas och värme', 'Energy supply'),
    ('NACE2 E', 'NACE2', 'E', 'NACE2 E', 5, 'Vesi- ja jätehuolto', 'Vatten, avlopp och avfall', 'Water, sewerage and waste'),
    ('NACE2 F', 'NACE2', 'F', 'NACE2 F', 6, 'Rakentaminen', 'Byggverksamhet', 'Construction'),
    ('NACE2 G', 'NACE2', 'G', 'NACE2 G', 7, 'Kauppa', 'Handel', 'Trade'),
    ('NACE2 H', 'NACE2', 'H', 'NACE2 H', 8, 'Kuljetus ja varastointi', 'Transport och magasinering', 'Transport and storage'),
    ('NACE2 I', 'NACE2', 'I', 'NACE2 I', 9, 'Majoitus- ja ravitsemistoiminta', 'Hotell- och restaurangverksamhet', 'Accommodation and food'),
    ('NACE2 J', 'NACE2', 'J', 'NACE2 J', 10, 'Informaatio ja viestintä', 'Information och kommunikation', 'Information and communication'),
    ('NACE2 K', 'NACE2', 'K', 'NACE2 K', 11, 'Rahoitus ja vakuutus', 'Finans och försäkring', 'Finance and insurance'),
    ('NACE2 L', 'NACE2', 'L', 'NACE2 L', 12, 'Kiinteistöala', 'Fastighetsverksamhet', 'Real estate'),
    ('NACE2 M', 'NACE2', 'M', 'NACE2 M', 13, 'Asiantuntijapalvelut', 'Expertverksamhet', 'Professional and technical services'),
    ('NACE2 N', 'NACE2', 'N', 'NACE2 N', 14, 'Hallinto- ja tukipalvelut', 'Administrativa och stödtjänster', 'Administrative and support services'),
    ('NACE2 O', 'NACE2', 'O', 'NACE2 O', 15, 'Julkinen hallinto', 'Offentlig förvaltning', 'Public administration'),
    ('NACE2 P', 'NACE2', 'P', 'NACE2 P', 16, 'Koulutus', 'Utbildning', 'Education'),
    ('NACE2 Q', 'NACE2', 'Q', 'NACE2 Q', 17, 'Terveys- ja sosiaalipalvelut', 'Vård och omsorg', 'Health and social work'),
    ('NACE2 R', 'NACE2', 'R', 'NACE2 R', 18, 'Taiteet, viihde ja virkistys', 'Kultur, nöje och fritid', 'Arts and recreation'),
    ('NACE2 S', 'NACE2', 'S', 'NACE2 S', 19, 'Muu palvelutoiminta', 'Annan serviceverksamhet', 'Other services'),
    ('NACE2 T', 'NACE2', 'T', 'NACE2 T', 20, 'Kotitaloudet', 'Hushåll', 'Households'),
    ('NACE2 U', 'NACE2', 'U', 'NACE2 U', 21, 'Kansainväliset järjestöt', 'Internationella organisationer', 'International organisations'),
    ('NACE2 X', 'NACE2', 'X', 'NACE2 X', 24, 'Toimiala tuntematon', 'Okänd bransch', 'Industry unknown'),
    ('NACE2.1 A', 'NACE2.1', 'A', 'NACE2 A', 1, 'Maatalous, metsätalous ja kalatalous', 'Jordbruk, skogsbruk och fiske', 'Agriculture, forestry and fishing'),
    ('NACE2.1 B', 'NACE2.1', 'B', 'NACE2 B', 2, 'Kaivostoiminta ja louhinta', 'Utvinning av mineral', 'Mining and quarrying'),
    ('NACE2.1 C', 'NACE2.1', 'C', 'NACE2 C', 3, 'Teollisuus', 'Tillverkning', 'Manufacturing'),
    ('NACE2.1 D', 'NACE2.1', 'D', 'NACE2 D', 4, 'Energiahuolto', 'Försörjning av el, gas och värme', 'Energy supply'),
    ('NACE2.1 E', 'NACE2.1', 'E', 'NACE2 E', 5, 'Vesi- ja jätehuolto', 'Vatten, avlopp och avfall', 'Water, sewerage and waste'),
    ('NACE2.1 F', 'NACE2.1', 'F', 'NACE2 F', 6, 'Rakentaminen', 'Byggverksamhet', 'Construction'),
    ('NACE2.1 G', 'NACE2.1', 'G', 'NACE2 G', 7, 'Kauppa', 'Handel', 'Trade'),
    ('NACE2.1 H', 'NACE2.1', 'H', 'NACE2 H', 8, 'Kuljetus ja varastointi', 'Transport och magasinering', 'Transport and storage'),
    ('NACE2.1 I', 'NACE2.1', 'I', 'NACE2 I', 9, 'Majoitus- ja ravitsemistoiminta', 'Hotell- och restaurangverksamhet', 'Accommodation and food'),
    ('NACE2.1 J', 'NACE2.1', 'J', 'NACE2 J', 10, 'Kustannustoiminta, lähetystoiminta ja sisällöntuotanto', 'Förlagsverksamhet, sändning och innehållsproduktion', 'Publishing, broadcasting and content production'),
    ('NACE2.1 K', 'NACE2.1', 'K', 'NACE2 J', 11, 'Televiestintä, ohjelmistot ja tietopalvelut', 'Telekommunikation, programmering och informationstjänster', 'Telecommunication, software and information services'),
    ('NACE2.1 L', 'NACE2.1', 'L', 'NACE2 K', 12, 'Rahoitus ja vakuutus', 'Finans och försäkring', 'Finance and insurance'),
    ('NACE2.1 M', 'NACE2.1', 'M', 'NACE2 L', 13, 'Kiinteistöala', 'Fastighetsverksamhet', 'Real estate'),
    ('NACE2.1 N', 'NACE2.1', 'N', 'NACE2 M', 14, 'Asiantuntijapalvelut', 'Expertverksamhet', 'Professional and technical services'),
    ('NACE2.1 O', 'NACE2.1', 'O', 'NACE2 N', 15, 'Hallinto- ja tukipalvelut', 'Administrativa och stödtjänster', 'Administrative and support services'),
    ('NACE2.1 P', 'NACE2.1', 'P', 'NACE2 O', 16, 'Julkinen hallinto', 'Offentlig förvaltning', 'Public administration'),
    ('NACE2.1 Q', 'NACE2.1', 'Q', 'NACE2 P', 17, 'Koulutus', 'Utbildning', 'Education'),
    ('NACE2.1 R', 'NACE2.1', 'R', 'NACE2 Q', 18, 'Terveys- ja sosiaalipalvelut', 'Vård och omsorg', 'Health and social work'),
    ('NACE2.1 S', 'NACE2.1', 'S', 'NACE2 R', 19, 'Taiteet, viihde ja virkistys', 'Kultur, nöje och fritid', 'Arts and recreation'),
    ('NACE2.1 T', 'NACE2.1', 'T', 'NACE2 S', 20, 'Muu palvelutoiminta', 'Annan serviceverksamhet', 'Other services'),
    ('NACE2.1 U', 'NACE2.1', 'U', 'NACE2 T', 21, 'Kotitaloudet', 'Hushåll', 'Households'),
    ('NACE2.1 V', 'NACE2.1', 'V', 'NACE2 U', 22, 'Kansainväliset järjestöt', 'Internationella organisationer', 'International organisations'),
    ('NACE2.1 X', 'NACE2.1', 'X', 'NACE2 X', 24, 'Toimiala tuntematon', 'Okänd bransch', 'Industry unknown'),
    ('-', null, null, '-', 99, 'ei tiedossa', 'okänd', 'not known')
) as section (industry_section, classification, letter, nace2_section, sort_order, title_fi, title_sv, title_en)
