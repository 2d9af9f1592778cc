"""The invoices for the fees."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_forerunner_network.reference_number import is_reference_number
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, headers


class Invoice(Contract):
    """One invoice to a member for a year's fee, or a credit note, whose amounts are negative."""

    invoice_id: str = columns.invoice_id("Identifier of the invoice.")
    membership_id: str = columns.membership_id("The membership that is invoiced.")
    year: int = columns.year("Year of the fee.")
    issued_on: date = column(
        "Day on the invoice.",
        Text("Laskun päivä", "Fakturadatum", "Issued on"),
        example="2026-01-15",
        aliases=headers("Laskun päiväys | Laskupvm | Laskutettu", "Fakturadag | Fakturerad", "Invoice date | Issued"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    due_on: date = column(
        "Day on which it is due.",
        Text("Eräpäivä", "Förfallodag", "Due on"),
        example="2026-02-05",
        aliases=headers(
            "Eräpvm | Erääntyy | Maksettava viimeistään | Laskun eräpäivä",
            "Förfallodatum | Förfaller | Sista betalningsdag | Fakturans förfallodag",
            "Due date | Due | Pay by | Payment due",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    net_eur: Money = column(
        "Amount without value added tax.",
        Text("Veroton (€)", "Netto (€)", "Net (€)"),
        unit="EUR",
        example="500.00",
        aliases=headers("Netto | Veroton | Veroton summa", "Nettobelopp | Netto", "Net | Net amount"),
    )
    vat_pct: float = column(
        "Rate of value added tax.",
        Text("Alv-kanta (%)", "Momssats (%)", "VAT rate (%)"),
        unit="%",
        example="0",
        aliases=headers("Alv-kanta | Alv-prosentti", "Momssats | Momsprocent", "VAT rate | VAT percent"),
        nullable=True,
        in_range=columns.PER_CENT,
    )
    vat_eur: Money = column(
        "Value added tax; empty: reckoned from the rate.",
        Text("Alv (€)", "Moms (€)", "VAT (€)"),
        unit="EUR",
        example="0.00",
        aliases=headers("Arvonlisävero | Veron osuus", "Moms | Mervärdesskatt", "VAT amount"),
        nullable=True,
    )
    gross_eur: Money = column(
        "Amount to pay; empty: net and value added tax.",
        Text("Verollinen (€)", "Brutto (€)", "Gross (€)"),
        unit="EUR",
        example="500.00",
        aliases=headers("Brutto | Yhteensä | Maksettavaa | Summa", "Bruttobelopp | Att betala", "Gross | Total"),
        nullable=True,
    )
    reference_number: str = column(
        "Finnish reference number of the payment (viitenumero), digits with or without blanks between them.",
        Text("Viitenumero", "Referensnummer", "Reference number"),
        example="6174354",
        aliases=headers(
            "Viite | Laskun viite | Viitenro | Maksuviite",
            "Referens | Betalningsreferens | Referensnr | Betalningens referens",
            "Reference | Payment reference | Ref. number | Reference no.",
        ),
        nullable=True,
    )
    status: str = column(
        "How it stands in the ledger. Paid and overdue are not believed: they follow from payments and the due date.",
        Text("Laskun tila", "Fakturans status", "Invoice status"),
        example="sent",
        aliases=headers("Tila | Status", "Läge", "State"),
        nullable=True,
        isin=("draft", "sent", "paid", "overdue", "credited", "written_off"),
        labels=labels(
            "luonnos | lähetetty | maksettu | erääntynyt | hyvitetty | luottotappio",
            "utkast | skickad | betald | förfallen | krediterad | avskriven",
            "draft | sent | paid | overdue | credited | written off",
        ),
    )
    credit_of: str = column(
        "The invoice that a credit note takes back, in whole or in part.",
        Text("Hyvittää laskun", "Krediterar fakturan", "Credit of"),
        references="invoice.invoice_id",
        example="2026-001",
        aliases=headers("Hyvitettävä lasku | Hyvityslasku laskulle", "Krediterad faktura", "Credited invoice"),
        nullable=True,
    )

    class Config:
        unique = ["invoice_id"]
        metadata = {"title": Text("Laskut", "Fakturor", "Invoices")}

    @holds(
        Text(
            "Eräpäivä '{due_on}' on ennen laskun päivää '{issued_on}': korjaa toinen niistä.",
            "Förfallodagen '{due_on}' är före fakturadatumet '{issued_on}': rätta det ena av dem.",
            "The invoice is due on '{due_on}', before it was issued ('{issued_on}'): correct one of them.",
        ),
        column="due_on",
    )
    def due_after_issued(cls, table: ir.Table) -> ir.BooleanValue:
        return table.due_on >= table.issued_on

    @holds(
        Text(
            "Viitenumero '{reference_number}' ei kelpaa: siinä on 4–20 numeroa, ja viimeinen tarkistaa muut.",
            "Referensnumret '{reference_number}' duger inte: det har 4–20 siffror, den sista kontrollerar de andra.",
            "The reference '{reference_number}' is not valid: it has 4 to 20 digits, the last one checks the others.",
        ),
        column="reference_number",
    )
    def reference_number_valid(cls, table: ir.Table) -> ir.BooleanValue:
        return is_reference_number(table.reference_number)

    @holds(
        Text(
            "Hyvityslaskun '{invoice_id}' summa '{net_eur}' ei ole miinusmerkkinen: lisää miinus.",
            "Kreditfakturans '{invoice_id}' belopp '{net_eur}' är inte negativt: lägg till minustecknet.",
            "The amount '{net_eur}' of the credit note '{invoice_id}' is not negative: add the minus sign.",
        ),
        column="net_eur",
    )
    def credit_is_negative(cls, table: ir.Table) -> ir.BooleanValue:
        return table.credit_of.isnull() | (table.net_eur <= 0)

    @holds(
        Text(
            "Lasku '{invoice_id}' hyvittää itsensä: kirjoita hyvitettävän laskun numero tai jätä kenttä tyhjäksi.",
            "Fakturan '{invoice_id}' krediterar sig själv: skriv numret på den krediterade eller lämna fältet tomt.",
            "The invoice '{invoice_id}' credits itself: name the invoice that it credits or leave the field empty.",
        ),
        column="credit_of",
    )
    def credits_another(cls, table: ir.Table) -> ir.BooleanValue:
        return table.credit_of != table.invoice_id
