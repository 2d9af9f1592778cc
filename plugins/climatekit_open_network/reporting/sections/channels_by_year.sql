-- One row per programme, channel, figure and year: the last count of the year, or the sum of what happened in it.
-- section: channels_by_year
-- order: 310
-- sort: channel, counted
-- metrics: channel_activity
-- fi: Viestintäkanavat
-- sv: Kommunikationskanaler
-- en: Channels
-- note_fi: Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja viestintäaktiivisuuteen. Tilaajat ja jäsenet: vuoden viimeinen lukema; muut: vuoden summa.
-- note_sv: Uppföljningen bygger på e-postlistan, antalet deltagare i evenemangen och aktiviteten i kanalerna. Prenumeranter och medlemmar: årets sista tal; övriga: årets summa.
-- note_en: Tracking rests on the mailing list, the number of people at events and the activity in the channels. Subscribers and members: last count of the year; others: sum of the year.
-- column channel: Kanava | Kanal | Channel
-- column counted: Mitä | Vad | What
-- column latest: Viimeisin vuosi | Senaste året | Latest year
-- column value: Lukema | Tal | Count
-- column before: Vuotta aiemmin | Ett år tidigare | A year before
-- value mailing_list: sähköpostilista | e-postlista | mailing list
-- value newsletter: uutiskirje | nyhetsbrev | newsletter
-- value facebook: Facebook | Facebook | Facebook
-- value linkedin: LinkedIn | LinkedIn | LinkedIn
-- value instagram: Instagram | Instagram | Instagram
-- value website: verkkosivut | webbplats | website
-- value teams: Teams | Teams | Teams
-- value subscribers: tilaajat | prenumeranter | subscribers
-- value members: jäsenet | medlemmar | members
-- value posts: julkaisut | inlägg | posts
-- value comments: kommentit | kommentarer | comments
-- value reactions: reaktiot | reaktioner | reactions
-- value opens: avaukset | öppningar | opens
-- value visits: käynnit | besök | visits
-- value other: muu | annan | other
with years as (
    select
        fact_open_network_channel.programme_id,
        fact_open_network_channel.channel,
        fact_open_network_channel.metric,
        strftime(fact_open_network_channel.month, '%Y') as year,
        case
            when fact_open_network_channel.metric in ('subscribers', 'members')
                then
                    max_by(
                        fact_open_network_channel.value, fact_open_network_channel.month
                        order by fact_open_network_channel.month
                    )
            else sum(fact_open_network_channel.value)
        end as value
    from fact_open_network_channel
    group by
        fact_open_network_channel.programme_id,
        fact_open_network_channel.channel,
        fact_open_network_channel.metric,
        strftime(fact_open_network_channel.month, '%Y')
),

walked as (
    select
        years.*,
        lag(years.value) over (
            partition by years.programme_id, years.channel, years.metric
            order by years.year
        ) as before,
        max(years.year) over (partition by years.programme_id, years.channel, years.metric) as latest
    from years
)

select
    walked.programme_id,
    walked.channel,
    walked.metric as counted,
    walked.year as latest,
    cast(walked.value as bigint) as value, -- [count]
    cast(walked.before as bigint) as before -- [count]
from walked
where walked.year = walked.latest
