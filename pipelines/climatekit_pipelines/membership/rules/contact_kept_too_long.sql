-- A contact belongs to an organisation, not to a programme: one of an organisation that is in none is told to the first.
-- rule: X6
-- severity: warning
-- source: https://eur-lex.europa.eu/eli/reg/2016/679/oj
-- fi: {contacts} yhteyshenkilön säilytysaika on päättynyt (vanhin {oldest_fi}): poista heidän tietonsa taulusta contact.
-- sv: Bevaringstiden har gått ut för {contacts} kontaktpersoner (den äldsta {oldest_fi}): radera deras uppgifter ur tabellen contact.
-- en: {contacts} contact persons are past their retention date (the oldest {oldest}): delete their data from the table contact.
with members as (
    select distinct
        programme_member.programme_id,
        programme_member.org_id
    from programme_member
),

first_programme as (
    select min(programme.programme_id) as programme_id
    from programme
)

select
    coalesce(members.programme_id, first_programme.programme_id) as programme_id,
    count(*) as contacts,
    min(contact.retention_until) as oldest,
    strftime(min(contact.retention_until), '%-d.%-m.%Y') as oldest_fi,
    'contact' as subject_table
from contact
cross join run
cross join first_programme
left join members on contact.org_id = members.org_id
where contact.retention_until < run.as_of
group by coalesce(members.programme_id, first_programme.programme_id)
