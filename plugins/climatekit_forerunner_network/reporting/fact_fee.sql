-- One row per membership and fee year: the fee by the schedule, and what was invoiced, paid and left open.
-- grain: membership_id, year
-- dated: period_start_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was at the end of the year, as in dim_organisation.
    fee.membership_id, -- Membership.
    fee.year, -- [a] Fee year.
    make_date(fee.year, 1, 1) as period_start_on, -- First day of the year.
    fee.programme_id, -- Programme.
    fee.org_id, -- Organisation.
    fee.months, -- [count] Months of the year with at least one day of membership.
    coalesce(fee.basis, 'unknown') as basis, -- What decided on the class of the fee.
    coalesce(fee.fee_class, 'unknown') as fee_class, -- Class of the fee.
    fee.schedule_year, -- [a] First year of the schedule in force.
    fee.annual_fee_eur, -- [EUR] Fee for a whole year, net.
    fee.proration, -- none or monthly.
    fee.fee_due_eur, -- [EUR] Fee of the year by the schedule, net; empty if no row of it fits.
    account.invoices, -- [count] Invoices that are neither drafts nor credited.
    account.invoiced_net_eur, -- [EUR] Invoiced less credit notes, net.
    account.invoiced_gross_eur, -- [EUR] The same with value added tax.
    account.paid_eur, -- [EUR] Paid by the as-of date, value added tax included.
    account.open_eur, -- [EUR] Still to be paid, value added tax included.
    account.overdue_eur, -- [EUR] Of it, past its due date.
    account.written_off_eur, -- [EUR] Given up.
    account.overpaid_eur, -- [EUR] Paid beyond what was owed.
    account.days_overdue, -- [d] Days since the due date of the oldest overdue invoice.
    account.reminder_level, -- Reminder that is due: 0 none, 1 the first, 2 the second.
    account.last_paid_on, -- Day of the last payment.
    account.state -- overdue, open, written_off, paid, draft, credited, not_invoiced or nothing_due.
from forerunner_network_fee as fee
inner join forerunner_network_account as account on fee.membership_id = account.membership_id and fee.year = account.year
left join dim_programme on fee.programme_id = dim_programme.programme_id
left join dim_organisation
    on fee.org_id = dim_organisation.org_id
    and make_date(fee.year, 12, 31) >= coalesce(dim_organisation.valid_from, make_date(fee.year, 12, 31))
    and make_date(fee.year, 12, 31) <= coalesce(dim_organisation.valid_to, make_date(fee.year, 12, 31))
