-- One row per invoice or credit note issued by the as-of date, and how it stands then.
-- grain: invoice_id
-- dated: issued_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    invoice.invoice_id, -- Invoice or credit note.
    invoice.programme_id, -- Programme.
    invoice.org_id, -- Organisation.
    invoice.membership_id, -- Membership that is invoiced.
    invoice.year as fee_year, -- [a] Year of the fee.
    invoice.issued_on, -- Day on the invoice.
    invoice.due_on, -- Day on which it is due.
    invoice.is_credit_note, -- Takes another invoice back, in whole or in part.
    invoice.credit_of, -- The invoice that it takes back.
    invoice.reference_number, -- Reference number without blanks.
    invoice.state, -- draft, open, overdue, paid, credited, written_off or credit_note on the as-of date.
    invoice.counted_net_eur as net_eur, -- [EUR] Net amount that counts as invoiced; negative in a credit note, nought in a draft.
    invoice.counted_gross_eur as gross_eur, -- [EUR] The same with value added tax.
    invoice.credited_gross_eur, -- [EUR] Taken back by credit notes, which have rows of their own.
    invoice.paid_eur, -- [EUR] Paid by the as-of date.
    invoice.last_paid_on, -- Day of the last payment.
    invoice.open_eur, -- [EUR] Still to be paid.
    invoice.written_off_eur, -- [EUR] Given up.
    invoice.overpaid_eur, -- [EUR] Paid beyond what was owed.
    invoice.days_overdue, -- [d] Days since the due date while it is overdue, else 0.
    invoice.reminder_level, -- Reminder that is due: 0 none, 1 the first, 2 the second.
    invoice.suspends as is_suspending -- Overdue for so long that the member counts as suspended.
from forerunner_network_invoice as invoice
left join dim_programme on invoice.programme_id = dim_programme.programme_id
left join dim_organisation
    on invoice.org_id = dim_organisation.org_id
    and invoice.issued_on >= coalesce(dim_organisation.valid_from, invoice.issued_on)
    and invoice.issued_on <= coalesce(dim_organisation.valid_to, invoice.issued_on)
