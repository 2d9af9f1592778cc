-- One row per Finnish municipality that ceased to be in a merger of 2015 to 2018, as Statistics Finland announced them
-- (stat.fi, "Alueluokitusmuutoksia" of each year; none in 2018). Later mergers are not in it: no announcement was found.
-- grain: municipality_code
select
    merger.municipality_code, -- Code that is no longer in use.
    merger.successor_code, -- Code of the municipality that it became a part of.
    cast(merger.merged_on as date) as merged_on, -- First day of the merged municipality.
    merger.source -- Where it is announced.
from (
    values
    ('476', '297', '2015-01-01', 'https://www.stat.fi/uutinen/alueluokitusmuutoksia-112015'),
    ('413', '609', '2015-01-01', 'https://www.stat.fi/uutinen/alueluokitusmuutoksia-112015'),
    ('838', '423', '2015-01-01', 'https://www.stat.fi/uutinen/alueluokitusmuutoksia-112015'),
    ('164', '301', '2016-01-01', 'https://tilastokeskus.fi/uutinen/andringar-i-regionala-indelningar-112016'),
    ('283', '098', '2016-01-01', 'https://tilastokeskus.fi/uutinen/andringar-i-regionala-indelningar-112016'),
    ('319', '783', '2016-01-01', 'https://tilastokeskus.fi/uutinen/andringar-i-regionala-indelningar-112016'),
    ('532', '398', '2016-01-01', 'https://tilastokeskus.fi/uutinen/andringar-i-regionala-indelningar-112016'),
    ('442', '051', '2017-01-01', 'http://www.stat.fi/uutinen/andringar-i-regionala-indelningar-112017'),
    ('174', '297', '2017-01-01', 'http://www.stat.fi/uutinen/andringar-i-regionala-indelningar-112017')
) as merger (municipality_code, successor_code, merged_on, source)
