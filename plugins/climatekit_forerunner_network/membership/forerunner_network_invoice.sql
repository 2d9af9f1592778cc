-- One row per invoice or credit note issued by the as-of date, and how it stands then.
-- Paid and overdue are reckoned from payments and the due date; what the ledger says of them is not believed.
-- grain: invoice_id
with amounts as (
    select
        invoice.invoice_id,
        membership.programme_id,
        membership.org_id,
        invoice.membership_id,
        invoice.year,
        invoice.issued_on,
        invoice.due_on,
        invoice.credit_of,
        invoice.credit_of is not null or invoice.net_eur < 0 as is_credit_note,
        coalesce(invoice.status, 'sent') as stated_status,
        invoice.net_eur,
        invoice.vat_pct,
        coalesce(
            invoice.vat_eur,
            cast(invoice.net_eur * cast(invoice.vat_pct as decimal(5, 2)) * 0.01 as decimal(12, 2)),
            cast(invoice.gross_eur - invoice.net_eur as decimal(12, 2)),
            cast(0 as decimal(12, 2))
        ) as vat_eur,
        invoice.gross_eur,
        replace(invoice.reference_number, ' ', '') as reference_number
    from invoice
    inner join membership on invoice.membership_id = membership.membership_id
    inner join forerunner_network_settings as settings on membership.programme_id = settings.programme_id
    cross join run
    where invoice.issued_on <= run.as_of
),

filled as (
    select
        amounts.*,
        coalesce(amounts.gross_eur, cast(amounts.net_eur + amounts.vat_eur as decimal(12, 2))) as full_gross_eur
    from amounts
),

credited as (
    select
        filled.credit_of as invoice_id,
        cast(-sum(filled.net_eur) as decimal(12, 2)) as net_eur,
        cast(-sum(filled.full_gross_eur) as decimal(12, 2)) as gross_eur
    from filled
    where filled.credit_of is not null and filled.stated_status <> 'draft'
    group by filled.credit_of
),

paid as (
    select
        payment.invoice_id,
        cast(sum(payment.amount_eur) as decimal(12, 2)) as amount_eur,
        max(payment.paid_on) as last_paid_on
    from payment
    cross join run
    where payment.paid_on <= run.as_of
    group by payment.invoice_id
),

joined as (
    select
        filled.*,
        coalesce(credited.net_eur, cast(0 as decimal(12, 2))) as credited_net_eur,
        coalesce(credited.gross_eur, cast(0 as decimal(12, 2))) as credited_gross_eur,
        coalesce(paid.amount_eur, cast(0 as decimal(12, 2))) as paid_eur,
        paid.last_paid_on,
        run.as_of
    from filled
    cross join run
    left join credited on filled.invoice_id = credited.invoice_id
    left join paid on filled.invoice_id = paid.invoice_id
),

judged as (
    select
        joined.*,
        case
            when joined.stated_status = 'draft' then 'draft'
            when joined.is_credit_note then 'credit_note'
            when
                joined.stated_status = 'credited'
                or (joined.credited_gross_eur > 0 and joined.credited_gross_eur >= joined.full_gross_eur)
                then 'credited'
            when joined.paid_eur + joined.credited_gross_eur >= joined.full_gross_eur then 'paid'
            when joined.stated_status = 'written_off' then 'written_off'
            when joined.due_on < joined.as_of then 'overdue'
            else 'open'
        end as state
    from joined
),

-- One marked as credited for which there is no credit note (or too small a one) counts for no more than was credited.
counted as (
    select
        judged.*,
        case
            when judged.state = 'draft' then cast(0 as decimal(12, 2))
            when judged.stated_status = 'credited' and judged.state = 'credited' then judged.credited_net_eur
            else judged.net_eur
        end as counted_net_eur,
        case
            when judged.state = 'draft' then cast(0 as decimal(12, 2))
            when judged.stated_status = 'credited' and judged.state = 'credited' then judged.credited_gross_eur
            else judged.full_gross_eur
        end as counted_gross_eur
    from judged
),

rested as (
    select
        counted.*,
        cast(counted.counted_gross_eur - counted.credited_gross_eur - counted.paid_eur as decimal(12, 2)) as rest_eur,
        case
            when counted.state = 'overdue' then cast(date_diff('day', counted.due_on, counted.as_of) as bigint)
            else 0
        end as days_overdue
    from counted
)

select
    rested.invoice_id, -- Invoice or credit note.
    rested.programme_id, -- Programme.
    rested.org_id, -- Organisation.
    rested.membership_id, -- Membership that is invoiced.
    rested.year, -- [a] Year of the fee.
    rested.issued_on, -- Day on the invoice.
    rested.due_on, -- Day on which it is due.
    rested.is_credit_note, -- Takes another invoice back, in whole or in part.
    rested.credit_of, -- The invoice that it takes back.
    rested.reference_number, -- Reference number without blanks.
    rested.stated_status, -- What the ledger says; 'sent' where it says nothing.
    rested.state, -- draft, open, overdue, paid, credited, written_off or credit_note on the as-of date.
    rested.net_eur, -- [EUR] Amount without value added tax, as on the invoice.
    rested.vat_pct, -- [%] Rate of value added tax.
    rested.vat_eur, -- [EUR] Value added tax, reckoned from the rate where the invoice does not say.
    rested.full_gross_eur as gross_eur, -- [EUR] Amount to pay, net and tax where the invoice does not say.
    rested.counted_net_eur, -- [EUR] Net that counts as invoiced: a draft counts for nothing.
    rested.counted_gross_eur, -- [EUR] Gross that counts as invoiced.
    rested.credited_net_eur, -- [EUR] Net of its credit notes.
    rested.credited_gross_eur, -- [EUR] Gross of its credit notes.
    rested.paid_eur, -- [EUR] Paid by the as-of date.
    rested.last_paid_on, -- Day of the last payment.
    case when rested.state in ('open', 'overdue') then rested.rest_eur else cast(0 as decimal(12, 2)) end as open_eur, -- [EUR] Still to be paid, tax included.
    case when rested.state = 'written_off' then rested.rest_eur else cast(0 as decimal(12, 2)) end as written_off_eur, -- [EUR] Given up, tax included.
    case
        when rested.state in ('paid', 'credited') and rested.rest_eur < 0 then cast(-rested.rest_eur as decimal(12, 2))
        else cast(0 as decimal(12, 2))
    end as overpaid_eur, -- [EUR] Paid beyond what was owed: to be paid back.
    rested.days_overdue, -- [d] Days since the due date while it is overdue, else 0.
    cast(case
        when rested.days_overdue >= settings.second_reminder_days and rested.days_overdue > 0 then 2
        when rested.days_overdue >= settings.first_reminder_days and rested.days_overdue > 0 then 1
        else 0
    end as bigint) as reminder_level, -- Reminder that is due: 0 none, 1 the first, 2 the second.
    settings.suspension_after_days > 0 and rested.days_overdue >= settings.suspension_after_days as suspends -- Overdue for so long that the member counts as suspended.
from rested
inner join forerunner_network_settings as settings on rested.programme_id = settings.programme_id
