-- One row per thing that someone has to see to in a forerunner network: fees, applications, profiles, meetings, label.
-- Only what is due within 60 days of the as-of date, or late.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
with meetings as (
    select
        programme.programme_id,
        'steering_group' as body,
        max(programme.running_from) as running_from,
        max(settings.steering_interval_days) as interval_days
    from forerunner_network_programme as programme
    inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
    group by programme.programme_id
    union all
    select
        programme.programme_id,
        'general_meeting',
        max(programme.running_from),
        max(settings.agm_interval_days)
    from forerunner_network_programme as programme
    inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
    group by programme.programme_id
),

met as (
    select
        meeting.programme_id,
        meeting.body,
        max(meeting.held_on) as last
    from governance_meeting as meeting
    cross join run
    where meeting.held_on <= run.as_of and coalesce(meeting.quorum, true)
    group by meeting.programme_id, meeting.body
),

items as (
    select
        invoice.programme_id,
        invoice.org_id,
        'fee_overdue' as kind,
        'invoice' as subject_table,
        invoice.invoice_id as subject_id,
        invoice.due_on,
        'Lasku ' || invoice.invoice_id || ' on maksamatta (' || replace(cast(invoice.open_eur as varchar), '.', ',') || ' €): muistuta jäsentä.' as text_fi,
        'Fakturan ' || invoice.invoice_id || ' är obetald (' || replace(cast(invoice.open_eur as varchar), '.', ',') || ' €): påminn medlemmen.' as text_sv,
        'The invoice ' || invoice.invoice_id || ' is unpaid (' || invoice.open_eur || ' €): remind the member.' as text_en
    from forerunner_network_invoice as invoice
    where invoice.state = 'overdue'
    union all
    select
        account.programme_id,
        account.org_id,
        'fee_not_invoiced',
        'membership',
        account.membership_id || '/' || account.year,
        account.first_day + cast(settings.invoice_due_days as integer),
        'Vuoden ' || account.year || ' jäsenmaksu on laskuttamatta: lähetä lasku.',
        'Medlemsavgiften för år ' || account.year || ' har inte fakturerats: skicka fakturan.',
        'The fee of ' || account.year || ' has not been invoiced: send the invoice.'
    from forerunner_network_account as account
    inner join forerunner_network_settings as settings on account.programme_id = settings.programme_id
    where account.invoices = 0 and account.fee_due_eur > 0
    union all
    select
        application.programme_id,
        application.org_id,
        'application_open',
        'application',
        application.application_id,
        application.received_on + cast(settings.application_due_days as integer),
        'Hakemus ' || application.application_id || ' odottaa päätöstä: päätä ja vastaa hakijalle.',
        'Ansökan ' || application.application_id || ' väntar på beslut: fatta beslutet och svara den sökande.',
        'The application ' || application.application_id || ' awaits a decision: decide and answer the applicant.'
    from application
    inner join forerunner_network_settings as settings on application.programme_id = settings.programme_id
    cross join run
    where application.decision is null and application.received_on <= run.as_of
    union all
    select
        profile.programme_id,
        profile.org_id,
        'profile_due',
        'membership',
        profile.membership_id,
        case
            when profile.profile_year is null then member.valid_from
            else make_date(profile.profile_year, 12, 31) + cast(settings.profile_max_age_days as integer)
        end,
        'Jäsenen liiketoimintatiedot puuttuvat tai vanhenevat: pyydä ne.',
        'Medlemmens affärsuppgifter saknas eller blir för gamla: be om dem.',
        'The business profile of the member is missing or grows too old: ask for it.'
    from forerunner_network_profile as profile
    inner join forerunner_network_member as member on profile.membership_id = member.membership_id
    inner join forerunner_network_settings as settings on profile.programme_id = settings.programme_id
    where profile.stands_for_org and profile.is_business
    union all
    select
        meetings.programme_id,
        cast(null as varchar),
        'meeting_due',
        'governance_meeting',
        meetings.body,
        coalesce(met.last, meetings.running_from) + cast(meetings.interval_days as integer),
        case meetings.body when 'steering_group' then 'Ohjausryhmän on kokoonnuttava.' else 'Vuosikokous on pidettävä.' end,
        case meetings.body when 'steering_group' then 'Styrgruppen bör mötas.' else 'Årsmötet bör hållas.' end,
        case meetings.body when 'steering_group' then 'The steering group should meet.' else 'The general meeting should be held.' end
    from meetings
    left join met on meetings.programme_id = met.programme_id and meetings.body = met.body
    union all
    select
        label.programme_id,
        cast(null as varchar),
        'label_expires',
        'quality_label',
        label.level || '/' || label.valid_from,
        label.valid_to,
        'Verkoston laatumerkki (' || label.level || ') vanhenee: uusi se.',
        'Nätverkets kvalitetsmärke (' || label.level || ') går ut: förnya det.',
        'The quality label of the network (' || label.level || ') expires: renew it.'
    from quality_label as label
    inner join forerunner_network_programme as programme on label.programme_id = programme.programme_id
    left join quality_label as later
        on label.programme_id = later.programme_id
        and coalesce(later.valid_to, date '9999-12-31') > coalesce(label.valid_to, date '9999-12-31')
    where later.programme_id is null and label.valid_to is not null and label.valid_to >= programme.as_of - 365
)

select
    items.programme_id, -- Programme.
    items.org_id, -- Organisation that it is about, where it is about one.
    items.kind, -- fee_overdue, fee_not_invoiced, application_open, profile_due, meeting_due or label_expires.
    items.subject_table, -- Table of the row that it is about.
    items.subject_id, -- Key of that row.
    items.due_on, -- [d] Day by which it should be done; past days are late.
    items.text_fi, -- What to do, in Finnish.
    items.text_sv, -- The same in Swedish.
    items.text_en -- The same in English.
from items
cross join run
where items.due_on <= run.as_of + 60
