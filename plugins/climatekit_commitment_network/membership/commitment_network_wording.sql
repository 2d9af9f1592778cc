-- One row per criterion of a commitment network and answer to it: how the answer is put into words.
-- {have} and {need} stand for what the organisation has and what the criterion asks for.
-- grain: criterion, answer
select
    worded.criterion, -- Code of the criterion: the rule behind it.
    worded.answer, -- yes, no or unknown.
    worded.text_fi, -- The sentence in Finnish.
    worded.text_sv, -- The sentence in Swedish.
    worded.text_en -- The sentence in English.
from (
    values
    ('M4-1a', 'yes', 'Hakemus on hyväksytty.', 'Ansökan är godkänd.', 'Its application has been accepted.'),
    ('M4-1a', 'no', 'Hyväksytty hakemus puuttuu.', 'En godkänd ansökan saknas.', 'An accepted application is missing.'),
    (
        'M4-1a', 'unknown',
        'Hakemuksista ei ole luetteloa.',
        'Det finns ingen förteckning över ansökningar.',
        'No list of applications is kept.'
    ),
    ('M4-1b', 'yes', 'Sitoumuksia on tarpeeksi.', 'Åtagandena är tillräckligt många.', 'It has enough commitments.'),
    (
        'M4-1b', 'no',
        'Sitoumuksia on {have}, tarvitaan {need}.',
        'Den har {have} åtaganden, det behövs {need}.',
        'It has {have} commitments and needs {need}.'
    ),
    ('M4-1c', 'yes', 'Sitoumuksia ei ole liikaa.', 'Åtagandena är inte för många.', 'It has not too many commitments.'),
    (
        'M4-1c', 'no',
        'Sitoumuksia on {have}, enintään {need} sallitaan.',
        'Den har {have} åtaganden, högst {need} tillåts.',
        'It has {have} commitments, at most {need} are allowed.'
    ),
    (
        'M4-2a', 'yes',
        'Kriteeristön versio on kirjattu.',
        'Kriteriernas version är antecknad.',
        'The version of its criteria is on record.'
    ),
    (
        'M4-2a', 'no',
        'Kriteeristön versio puuttuu.',
        'Kriteriernas version saknas.',
        'The version of its criteria is missing.'
    ),
    ('M4-2b', 'yes', 'Kuuluu kohderyhmään.', 'Hör till målgruppen.', 'Belongs to the target group.'),
    (
        'M4-2b', 'no',
        'Ei kuulu kohderyhmään {need}.',
        'Hör inte till målgruppen {need}.',
        'Does not belong to the target group {need}.'
    ),
    (
        'M4-2b', 'unknown',
        'Organisaation laji tai koko ei ole tiedossa.',
        'Organisationens typ eller storlek är okänd.',
        'Its type or size is not known.'
    ),
    ('M4-2c', 'yes', 'Toimii verkoston alueella.', 'Finns i nätverkets område.', 'Is in the area of the network.'),
    (
        'M4-2c', 'no',
        'Kunta {have} ei kuulu verkoston alueeseen.',
        'Kommunen {have} hör inte till nätverkets område.',
        'Municipality {have} is outside the area of the network.'
    ),
    ('M4-2c', 'unknown', 'Kotikunta ei ole tiedossa.', 'Hemkommunen är okänd.', 'Its municipality is not known.'),
    (
        'M4-2d', 'yes',
        'Sopimus on oman kunnan kanssa.',
        'Avtalet är med den egna kommunen.',
        'The agreement is with its own municipality.'
    ),
    (
        'M4-2d', 'no',
        'Sopimus on toisen kunnan kanssa.',
        'Avtalet är med en annan kommun.',
        'The agreement is with another municipality.'
    ),
    (
        'M4-2d', 'unknown',
        'Sopijakunta tai kotikunta ei ole tiedossa.',
        'Avtalskommunen eller hemkommunen är okänd.',
        'The municipality of the agreement or its own is not known.'
    ),
    ('M4-2e', 'yes', 'Ilmastosuunnitelma on olemassa.', 'Det finns en klimatplan.', 'It has a climate plan.'),
    ('M4-2e', 'no', 'Ilmastosuunnitelma puuttuu.', 'En klimatplan saknas.', 'A climate plan is missing.'),
    (
        'M4-2e', 'unknown',
        'Ei tiedetä, onko ilmastosuunnitelmaa.',
        'Det är okänt om det finns en klimatplan.',
        'Whether it has a climate plan is not known.'
    ),
    ('M4-2f', 'yes', 'Lähtötaso on selvitetty.', 'Utgångsnivån är utredd.', 'Its baseline is known.'),
    (
        'M4-2f', 'no',
        'Alkukartoitus tai lähtöarvo puuttuu.',
        'En inledande kartläggning eller ett basvärde saknas.',
        'An initial mapping or a base value is missing.'
    ),
    (
        'M4-2f', 'unknown',
        'Ei tiedetä, onko lähtötaso selvitetty.',
        'Det är okänt om utgångsnivån är utredd.',
        'Whether its baseline is known cannot be told.'
    ),
    ('M4-2g', 'yes', 'On mukana emoverkostossa.', 'Är med i huvudnätverket.', 'Is a member of the parent network.'),
    (
        'M4-2g', 'no',
        'Ei ole mukana emoverkostossa.',
        'Är inte med i huvudnätverket.',
        'Is no member of the parent network.'
    ),
    (
        'GW06', 'yes',
        'Tavoitteet ylittävät lain vaatimukset.',
        'Målen går längre än lagen.',
        'Its goals go beyond the law.'
    ),
    (
        'GW06', 'no',
        'Jokin tavoite ei ylitä lain vaatimuksia.',
        'Något mål går inte längre än lagen.',
        'Some goal does not go beyond the law.'
    ),
    (
        'GW06', 'unknown',
        'Ei tiedetä, ylittävätkö tavoitteet lain vaatimukset.',
        'Det är okänt om målen går längre än lagen.',
        'Whether its goals go beyond the law is not recorded.'
    )
) as worded (criterion, answer, text_fi, text_sv, text_en)
