-- One row per generic word of environmental advertising: by itself it says nothing that could be checked.
-- The examples of Directive (EU) 2024/825 (https://eur-lex.europa.eu/eli/dir/2024/825/oj, recital 9) in three languages,
-- and the words "neutral", "positive" and "negative" by which a whole footprint is claimed away. A word of the list is a
-- reason to look, no more; a guess where the directive is silent. Compared in lower case, hyphens as blanks.
-- grain: language, stem
select
    listed.language, -- fi, sv or en.
    listed.stem, -- Beginning of the word or words, in lower case.
    listed.is_whole_word -- Only the word as it stands, for what begins other words and names as well.
from (
    values
    ('fi', 'ympäristöystävälli', false),
    ('fi', 'ilmastoystävälli', false),
    ('fi', 'luontoystävälli', false),
    ('fi', 'ekologi', false),
    ('fi', 'vihreä', false),
    ('fi', 'hiilineutraali', false),
    ('fi', 'ilmastoneutraali', false),
    ('fi', 'hiilinegatiivi', false),
    ('fi', 'ilmastopositiivi', false),
    ('fi', 'energiatehoka', false),
    ('fi', 'biohajoava', false),
    ('sv', 'miljövänlig', false),
    ('sv', 'klimatvänlig', false),
    ('sv', 'naturvänlig', false),
    ('sv', 'ekologisk', false),
    ('sv', 'grön', true),
    ('sv', 'grönt', true),
    ('sv', 'gröna', true),
    ('sv', 'klimatneutral', false),
    ('sv', 'koldioxidneutral', false),
    ('sv', 'klimatpositiv', false),
    ('sv', 'energieffektiv', false),
    ('sv', 'biologiskt nedbrytbar', false),
    ('en', 'environmentally friendly', false),
    ('en', 'eco friendly', false),
    ('en', 'climate friendly', false),
    ('en', 'carbon friendly', false),
    ('en', 'gentle on the environment', false),
    ('en', 'ecological', false),
    ('en', 'environmentally correct', false),
    ('en', 'green', true),
    ('en', 'carbon neutral', false),
    ('en', 'climate neutral', false),
    ('en', 'carbon positive', false),
    ('en', 'energy efficient', false),
    ('en', 'biodegradable', false)
) as listed (language, stem, is_whole_word)
