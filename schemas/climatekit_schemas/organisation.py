"""The organisations that a city works with."""

from __future__ import annotations

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.business_ids import (
    has_business_id_form,
    has_lei_form,
    has_vat_id_form,
    is_business_id,
    is_lei,
    is_vat_id,
)
from climatekit_schemas.shared_columns import Money, headers


class Organisation(Contract):
    """One organisation that a programme knows: a member, a participant, a host, a coordinator or an applicant."""

    org_id: str = shared.org_id(
        "Identifier of the organisation in the coordinator's own lists; it never changes and tells no name.",
        references=None,
    )
    business_id: str = column(
        "Finnish business id (Y-tunnus) with its hyphen; empty for a foreign organisation.",
        Text("Y-tunnus", "FO-nummer", "Business ID"),
        privacy="public",
        identifies=True,
        example="2077474-0",
        aliases=headers(
            "Y tunnus | Ytunnus | Yritystunnus | Liike- ja yhteisötunnus | Y-tunnus (1234567-8) | "
            "Y-numero | Yrityksen Y-tunnus | Organisaation Y-tunnus | Yhteisötunnus",
            "FO nummer | FO-nr | Företags- och organisationsnummer | Organisationsnummer | FO-numret | "
            "Företagets FO-nummer | Org.nr | Org.nummer",
            "Finnish business ID | Company registration number | Company ID (Y-tunnus) | "
            "Business identity code | Business ID number | Registration number",
        ),
        nullable=True,
        unique="warn",
    )
    vat_id: str = column(
        "VAT number with its country letters.",
        Text("ALV-numero", "Momsnummer", "VAT number"),
        privacy="public",
        identifies=True,
        example="FI20774740",
        aliases=headers(
            "ALV-tunnus | ALV-tunniste | ALV nro | Arvonlisäverotunniste | VAT-tunnus",
            "Momsnr | VAT-nummer | Mervärdesskattenummer | Momsregistreringsnummer",
            "VAT ID | VAT no. | VAT | VAT registration number",
        ),
        nullable=True,
    )
    lei: str = column(
        "Legal entity identifier (ISO 17442); few small members have one.",
        Text("LEI-tunnus", "LEI-kod", "LEI"),
        privacy="public",
        identifies=True,
        example="7H6GLXDRUGQFU57RNE97",
        aliases=headers("LEI-koodi", "LEI-nummer", "LEI code | Legal entity identifier"),
        nullable=True,
        unique="warn",
    )
    name: str = column(
        "Name of the organisation, as it may be shown to the public.",
        Text("Nimi", "Namn", "Name"),
        privacy="public",
        identifies=True,
        example="Esimerkki-Konepaja Oy",
        aliases=headers(
            "Organisaatio | Organisaation nimi | Yritys | Yrityksen nimi | Yhteisö | Jäsenyritys | "
            "Kumppani | Yhtiö | Yhtiön nimi | Yhteisön nimi | Toiminimi | Virallinen nimi | Työnantaja | "
            "Työpaikka | Organisaatio/yritys | Yritys/organisaatio | Yritys tai organisaatio | Jäsen | "
            "Jäsenen nimi | Kumppanin nimi | Kumppaniyritys",
            "Organisationens namn | Företag | Företagets namn | Företagsnamn | Medlemsföretag | Bolag | "
            "Bolagets namn | Firma | Firmanamn | Arbetsgivare | Medlem | Medlemmens namn | Partner | "
            "Företag/organisation",
            "Organisation | Organisation name | Organization | Company | Company name | Organization name | "
            "Employer | Member | Member name | Partner name | Company/organisation | Legal name",
        ),
        str_length={"min_value": 1, "max_value": 300},
    )
    org_type: str = column(
        "Kind of organisation; a sole trader is a natural person, whose name and ids are not published.",
        Text("Organisaatiotyyppi", "Organisationstyp", "Organisation type"),
        privacy="public",
        example="company",
        aliases=headers(
            "Organisaation tyyppi | Yhteisömuoto | Yritysmuoto | Tyyppi | Organisaatiomuoto | "
            "Organisaation laji | Jäsenen tyyppi | Yhtiömuoto",
            "Typ av organisation | Företagsform | Typ | Organisationsform | Bolagsform",
            "Organization type | Type of organisation | Type | Type of organization | Legal form | Entity type",
        ),
        isin=(
            *("company", "sole_trader", "municipality", "public_body", "association"),
            *("university", "farm", "congregation", "other"),
        ),
        labels=labels(
            "yritys | yksityinen elinkeinonharjoittaja | kunta | julkisyhteisö | yhdistys | korkeakoulu | "
            "maatila | seurakunta | muu",
            "företag | enskild näringsidkare | kommun | offentligt samfund | förening | högskola | lantbruk | "
            "församling | annan",
            "company | sole trader | municipality | public body | association | university | farm | "
            "congregation | other",
        ),
    )
    size_class: str = column(
        "Size class of the organisation.",
        Text("Kokoluokka", "Storleksklass", "Size class"),
        privacy="public",
        example="small",
        aliases=headers(
            "Yrityskoko | Yrityksen kokoluokka | Yrityksen koko | Koko | Organisaation koko | Kokoryhmä",
            "Företagsstorlek | Företagets storleksklass | Företagets storlek | Storlek",
            "Company size | Company size class | Size | Organisation size | Size category",
        ),
        nullable=True,
        isin=("micro", "small", "medium", "large", "unknown"),
        labels=labels(
            "mikro | pieni | keskisuuri | suuri | ei tiedossa",
            "mikro | liten | medelstor | stor | okänd",
            "micro | small | medium | large | not known",
        ),
    )
    size_basis: str = column(
        "Test by which the size class was decided: headcount alone, SME recommendation 2003/361 or directive 2013/34.",
        Text("Kokoluokan peruste", "Grund för storleksklass", "Size basis"),
        privacy="public",
        example="headcount_only",
        aliases=headers("Koon peruste | Kokoluokituksen peruste", "Storleksgrund", "Basis of size class"),
        nullable=True,
        isin=("headcount_only", "rec_2003_361", "dir_2013_34"),
        labels=labels(
            "vain henkilöstömäärä | suositus 2003/361/EY | direktiivi 2013/34/EU",
            "endast antal anställda | rekommendation 2003/361/EG | direktiv 2013/34/EU",
            "headcount only | Recommendation 2003/361/EC | Directive 2013/34/EU",
        ),
    )
    employees: int = column(
        "People employed by the organisation.",
        Text("Henkilöstö", "Personal", "Employees"),
        unit="count",
        example="42",
        aliases=headers(
            "Henkilöstömäärä | Henkilöstön määrä | Henkilömäärä | Työntekijät | Työntekijämäärä | "
            "Työntekijöitä | Henkilöstöä | Henkilökunta | Henkilökunnan määrä | Henkilöstömäärä (hlö) | "
            "Työntekijöiden määrä | Työntekijöiden lukumäärä | Työntekijämäärä yhteensä",
            "Antal anställda | Anställda | Personalantal | Personalstyrka | Antal arbetstagare | "
            "Arbetstagare | Personalens antal | Medarbetare | Antal medarbetare",
            "Number of employees | Headcount | Staff | Employee count | No. of employees | Number of staff | Personnel",
        ),
        nullable=True,
        ge=0,
    )
    turnover_eur: Money = column(
        "Net turnover of the size year.",
        Text("Liikevaihto (€)", "Omsättning (€)", "Turnover (€)"),
        unit="EUR",
        example="5400000.00",
        aliases=headers(
            "Liikevaihto | Liikevaihto, euroa | Liikevaihto EUR | Vuosiliikevaihto",
            "Omsättning | Omsättning EUR | Årsomsättning | Omsättning i euro",
            "Turnover | Turnover EUR | Annual turnover EUR | Annual revenue EUR | Net sales EUR",
        ),
        nullable=True,
        ge=0,
    )
    balance_total_eur: Money = column(
        "Balance sheet total of the size year.",
        Text("Taseen loppusumma (€)", "Balansomslutning (€)", "Balance sheet total (€)"),
        unit="EUR",
        example="3100000.00",
        aliases=headers(
            "Tase | Taseen loppusumma | Taseen loppusumma EUR | Tase yhteensä | Tase EUR",
            "Balansomslutning | Balansomslutning EUR | Balansräkningens omslutning | Balansräkning",
            "Balance sheet total | Balance total | Total assets | Balance sheet | Total balance",
        ),
        nullable=True,
        ge=0,
    )
    size_year: int = column(
        "Year to which employees, turnover and balance sheet belong.",
        Text("Kokotietojen vuosi", "År för storleksuppgifter", "Year of size data"),
        unit="a",
        example="2024",
        aliases=headers(
            "Tilinpäätösvuosi | Tietojen vuosi", "Bokslutsår | Uppgifternas år", "Financial year | Size year"
        ),
        nullable=True,
        in_range={"min_value": 1990, "max_value": 2100},
    )
    industry_code: str = column(
        "Industry code, two to five digits.",
        Text("Toimialakoodi", "Näringsgrenskod", "Industry code"),
        privacy="public",
        example="25620",
        aliases=headers(
            "TOL | TOL-koodi | TOL 2008 | Toimialatunnus | Toimialaluokka (TOL) | Toimialan koodi | Päätoimiala (TOL)",
            "NI-kod | Näringsgrenens kod | Näringsgren (kod) | NI | TOL-kod | Branschkod",
            "NACE | NACE code | Industry code (NACE) | Sector code",
        ),
        nullable=True,
        str_matches=r"^[0-9]{2}([.]?[0-9]{1,3})?$",
    )
    industry_scheme: str = column(
        "Classification that the industry code and section are from; a letter means another thing in another scheme.",
        Text("Toimialaluokitus", "Näringsgrensindelning", "Industry classification"),
        privacy="public",
        example="TOL2008",
        aliases=headers(
            "Toimialaluokituksen versio | TOL-versio", "Klassificeringens version", "Industry scheme | NACE version"
        ),
        nullable=True,
        isin=("TOL2008", "TOL2025", "NACE2", "NACE2.1"),
    )
    industry_section: str = column(
        "Section letter of the industry.",
        Text("Toimialan pääluokka", "Huvudgrupp för näringsgren", "Industry section"),
        privacy="public",
        example="C",
        aliases=headers(
            "Pääluokka | Toimialan kirjain", "Huvudgrupp | Näringsgrenens bokstav", "Section | NACE section"
        ),
        nullable=True,
        isin=tuple("ABCDEFGHIJKLMNOPQRSTUVX"),
    )
    municipality_code: str = column(
        "Three-digit code of the municipality where the organisation is.",
        Text("Kuntanumero", "Kommunnummer", "Municipality code"),
        privacy="public",
        example="179",
        aliases=headers(
            "Kuntakoodi | Kunnan numero | Kunnan koodi | Kotikunnan numero | Kotikunnan koodi | Kunnan tunnus",
            "Kommunkod | Kommunens nummer | Hemkommunens nummer | Hemkommunens kod",
            "Municipality number | Municipality no. | Home municipality code",
        ),
        nullable=True,
        str_matches=r"^[0-9]{3}$",
    )
    group_parent_org_id: str = column(
        "Parent organisation of the group, if it is in the table too.",
        Text("Emoyhtiön tunnus", "Moderbolagets id", "Parent organisation id"),
        references="organisation.org_id",
        example="org-002",
        aliases=headers("Emoyrityksen tunnus | Konsernin tunnus", "Koncernens id", "Parent company id | Group id"),
        nullable=True,
    )
    climate_stage: str = column(
        "How far the organisation's climate work has come, in the coordinator's view.",
        Text("Ilmastotyön vaihe", "Klimatarbetets skede", "Stage of climate work"),
        example="planned",
        aliases=headers("Ilmastovaihe | Ilmastotyön taso", "Klimatarbetets fas | Klimatskede", "Climate stage"),
        nullable=True,
        isin=("not_started", "mapped", "planned", "acting", "leading", "unknown"),
        labels=labels(
            "ei aloitettu | kartoitettu | suunniteltu | toteutuksessa | edelläkävijä | ei tiedossa",
            "inte påbörjat | kartlagt | planerat | pågår | föregångare | okänt",
            "not started | mapped | planned | acting | leading | not known",
        ),
    )

    class Config:
        unique = ["org_id"]
        metadata = {
            "title": Text("Organisaatiot", "Organisationer", "Organisations"),
            "natural_person": "org_type = 'sole_trader'",
            "versioned": True,
            "identity": ("org_id", "business_id", "lei", "name", "normalised name"),
        }

    @holds(
        Text(
            "Y-tunnus '{business_id}' ei ole muotoa 0123456-7: seitsemän numeroa (alkunollakin), väliviiva ja numero.",
            "FO-numret '{business_id}' har inte formen 0123456-7: sju siffror (även första nollan), streck, siffra.",
            "The business id '{business_id}' is not like 0123456-7: seven digits (a leading zero too), hyphen, digit.",
        ),
        column="business_id",
    )
    def business_id_form(cls, table: ir.Table) -> ir.BooleanValue:
        return has_business_id_form(table.business_id)

    @holds(
        Text(
            "Y-tunnuksen '{business_id}' tarkistusnumero ei täsmää: jokin numero on kirjoitettu väärin.",
            "Kontrollsiffran i FO-numret '{business_id}' stämmer inte: någon siffra är felskriven.",
            "The check digit of the business id '{business_id}' does not fit: some digit is mistyped.",
        ),
        column="business_id",
        checksum=True,
    )
    def business_id_check_digit(cls, table: ir.Table) -> ir.BooleanValue:
        return ~has_business_id_form(table.business_id) | is_business_id(table.business_id)

    @holds(
        Text(
            "ALV-numero '{vat_id}' ei ole oikeaa muotoa: suomalainen on FI ja Y-tunnuksen numerot, esim. FI20774740.",
            "Momsnumret '{vat_id}' har inte rätt form: ett finländskt är FI och FO-numrets siffror, t.ex. FI20774740.",
            "The VAT number '{vat_id}' has the wrong form: a Finnish one is FI and the digits of the business id.",
        ),
        column="vat_id",
    )
    def vat_id_form(cls, table: ir.Table) -> ir.BooleanValue:
        return has_vat_id_form(table.vat_id)

    @holds(
        Text(
            "ALV-numeron '{vat_id}' tarkistusnumero ei täsmää: jokin numero on kirjoitettu väärin.",
            "Kontrollsiffran i momsnumret '{vat_id}' stämmer inte: någon siffra är felskriven.",
            "The check digit of the VAT number '{vat_id}' does not fit: some digit is mistyped.",
        ),
        column="vat_id",
        checksum=True,
    )
    def vat_id_check_digit(cls, table: ir.Table) -> ir.BooleanValue:
        return ~has_vat_id_form(table.vat_id) | is_vat_id(table.vat_id)

    @holds(
        Text(
            "LEI-tunnus '{lei}' ei ole oikeaa muotoa: siinä on 20 merkkiä (A–Z, 0–9), ja kaksi viimeistä on numeroita.",
            "LEI-koden '{lei}' har inte rätt form: den har 20 tecken (A–Z, 0–9), och de två sista är siffror.",
            "The LEI '{lei}' has the wrong form: it has 20 characters (A–Z, 0–9), and the last two are digits.",
        ),
        column="lei",
    )
    def lei_form(cls, table: ir.Table) -> ir.BooleanValue:
        return has_lei_form(table.lei)

    @holds(
        Text(
            "LEI-tunnuksen '{lei}' tarkistusnumerot eivät täsmää: jokin merkki on kirjoitettu väärin.",
            "Kontrollsiffrorna i LEI-koden '{lei}' stämmer inte: något tecken är felskrivet.",
            "The check digits of the LEI '{lei}' do not fit: some character is mistyped.",
        ),
        column="lei",
        checksum=True,
    )
    def lei_check_digits(cls, table: ir.Table) -> ir.BooleanValue:
        return ~has_lei_form(table.lei) | is_lei(table.lei)

    @holds(
        Text(
            "Toimialaluokitus puuttuu: kerro, onko se TOL2008, TOL2025, NACE2 vai NACE2.1 (samat kirjaimet, eri alat).",
            "Näringsgrensindelningen saknas: ange TOL2008, TOL2025, NACE2 eller NACE2.1 (bokstäverna skiljer sig).",
            "The industry classification is missing: say TOL2008, TOL2025, NACE2 or NACE2.1 (their letters differ).",
        ),
        column="industry_scheme",
    )
    def industry_has_scheme(cls, table: ir.Table) -> ir.BooleanValue:
        return table.industry_scheme.notnull() | (table.industry_section.isnull() & table.industry_code.isnull())

    @holds(
        Text(
            "Organisaatio '{org_id}' on merkitty omaksi emoyhtiökseen: jätä kenttä tyhjäksi.",
            "Organisationen '{org_id}' är angiven som sitt eget moderbolag: lämna fältet tomt.",
            "The organisation '{org_id}' is given as its own parent: leave the field empty.",
        ),
        column="group_parent_org_id",
    )
    def parent_is_another(cls, table: ir.Table) -> ir.BooleanValue:
        return table.group_parent_org_id != table.org_id
