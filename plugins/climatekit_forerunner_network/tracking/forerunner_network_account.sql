-- One row per membership and fee year: what was due, invoiced, paid and left open on the as-of date.
-- Amounts without value added tax are called net; what is paid and open includes it.
-- grain: membership_id, year
with summed as (
    select
        invoice.membership_id,
        invoice.year,
        sum(case when invoice.state not in ('draft', 'credited', 'credit_note') then 1 else 0 end) as invoices,
        sum(case when invoice.state = 'draft' then 1 else 0 end) as drafts,
        sum(case when invoice.state = 'credited' then 1 else 0 end) as credited,
        sum(invoice.counted_net_eur) as invoiced_net_eur,
        sum(invoice.counted_gross_eur) as invoiced_gross_eur,
        sum(case when invoice.is_credit_note then 0 else invoice.paid_eur end) as paid_eur,
        sum(invoice.open_eur) as open_eur,
        sum(case when invoice.state = 'overdue' then invoice.open_eur else 0 end) as overdue_eur,
        sum(invoice.written_off_eur) as written_off_eur,
        sum(invoice.overpaid_eur) as overpaid_eur,
        max(invoice.days_overdue) as days_overdue,
        max(invoice.reminder_level) as reminder_level,
        max(invoice.last_paid_on) as last_paid_on
    from forerunner_network_invoice as invoice
    group by invoice.membership_id, invoice.year
)

select
    fee.membership_id, -- Membership.
    fee.year, -- [a] Fee year.
    fee.programme_id, -- Programme.
    fee.org_id, -- Organisation.
    fee.first_day, -- First day of membership in the year.
    fee.fee_due_eur, -- [EUR] Fee by the schedule, net; empty if no row of it fits.
    cast(coalesce(summed.invoices, 0) as bigint) as invoices, -- [count] Invoices that are neither drafts nor credited.
    cast(coalesce(summed.invoiced_net_eur, 0) as decimal(12, 2)) as invoiced_net_eur, -- [EUR] Invoiced less credit notes, net.
    cast(coalesce(summed.invoiced_gross_eur, 0) as decimal(12, 2)) as invoiced_gross_eur, -- [EUR] The same with value added tax.
    cast(coalesce(summed.paid_eur, 0) as decimal(12, 2)) as paid_eur, -- [EUR] Paid by the as-of date.
    cast(coalesce(summed.open_eur, 0) as decimal(12, 2)) as open_eur, -- [EUR] Still to be paid.
    cast(coalesce(summed.overdue_eur, 0) as decimal(12, 2)) as overdue_eur, -- [EUR] Of it, past its due date.
    cast(coalesce(summed.written_off_eur, 0) as decimal(12, 2)) as written_off_eur, -- [EUR] Given up.
    cast(coalesce(summed.overpaid_eur, 0) as decimal(12, 2)) as overpaid_eur, -- [EUR] Paid beyond what was owed.
    coalesce(summed.days_overdue, 0) as days_overdue, -- [d] Days since the due date of the oldest overdue invoice.
    coalesce(summed.reminder_level, 0) as reminder_level, -- Reminder that is due: 0 none, 1 the first, 2 the second.
    summed.last_paid_on, -- Day of the last payment.
    case
        when summed.overdue_eur > 0 then 'overdue'
        when summed.open_eur > 0 then 'open'
        when summed.written_off_eur > 0 then 'written_off'
        when summed.invoices > 0 then 'paid'
        when summed.drafts > 0 then 'draft'
        when summed.credited > 0 then 'credited'
        when coalesce(fee.fee_due_eur, 1) > 0 then 'not_invoiced'
        else 'nothing_due'
    end as state -- overdue, open, written_off, paid, draft, credited, not_invoiced or nothing_due.
from forerunner_network_fee as fee
left join summed on fee.membership_id = summed.membership_id and fee.year = summed.year
