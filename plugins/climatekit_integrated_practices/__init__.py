"""Integrated practices: what the municipality does with companies anyway becomes the place for chosen practices.

The words of What, Why and How are those of the page "Koordinointitapoja" (Finland's Carbon neutral Finland pages,
15.9.2021); its Swedish and English are ours. The page names no example, so Where is ours and says so.
"""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

SCHEMAS = "climatekit_schemas"
OWN = "climatekit_integrated_practices.schemas"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """Rung 2 of the ladder."""
    from climatekit_integrated_practices.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="integrated_practices",
        rung=2,
        title=Text(
            "Integrointi olemassa olevaan toimintaan",
            "Integrering i befintlig verksamhet",
            "Integration into existing activity",
        ),
        what=Text(
            "Integrointi osaksi olemassaolevaa toimintaa, jaetaan vastuu kunnan sisällä.",
            "Integrering i befintlig verksamhet, ansvaret fördelas inom kommunen.",
            "Integration into existing activity; responsibility is shared within the municipality.",
        ),
        why=Text(
            "Olemassa olevan toiminnan hyödyntäminen.",
            "Att utnyttja den verksamhet som redan finns.",
            "Making use of the activity that there is.",
        ),
        how=Text(
            "Tunnistetaan kunnan yritysyhteistyömuodot ja/tai kunnan tavat toimia > mihin valitut toimintamallit "
            "integroituvat luontevaksi osaksi > systematisoidaan tekeminen osaksi olemassa olevaa toimintaa. "
            "Esimerkiksi ilmasto osaksi kunnan tarjoamia yrityskoulutuksia, kunnan viestintään nostoja yritysten "
            "ilmastotyöstä tai olemassaolevaan yritysyhteistyöverkostoon ilmastoaiheen integrointi valikoiduin "
            "toimintamallein.",
            "Man identifierar kommunens former av företagssamarbete och/eller sätt att arbeta > var de valda "
            "verksamhetsmodellerna blir en naturlig del > görandet systematiseras som en del av den befintliga "
            "verksamheten. Till exempel klimatet som en del av de företagsutbildningar som kommunen ordnar, lyft om "
            "företagens klimatarbete i kommunens kommunikation, eller klimattemat i ett befintligt företagsnätverk med "
            "utvalda verksamhetsmodeller.",
            "The municipality's forms of cooperation with companies and/or its ways of working are recognised > where "
            "do the chosen practices fit in naturally > doing it is made systematic as a part of existing activity. "
            "For example, climate as a part of the training that the municipality offers companies, features on "
            "companies' climate work in its communication, or the climate theme in an existing business network by "
            "selected practices.",
        ),
        where=Text(
            "Sivu ei nimeä esimerkkiä. Lähimpänä löydetty: Järvenpäässä ilmastoasiat tuodaan osaksi yritystapaamisia "
            "ja Keravalla yhteistyön tukena on hankintapolitiikka; molemmat ovat suunnitelmia Vantaan kanssa tehdystä "
            "hankkeesta (business.vantaa.fi).",
            "Sidan nämner inget exempel. Det närmaste som hittats: i Träskända tas klimatfrågorna in i företagsmötena "
            "och i Kervo stöds samarbetet av upphandlingspolicyn; båda är planer från ett projekt med Vanda "
            "(business.vantaa.fi).",
            "The page names no example. The nearest that was found: Järvenpää brings climate into its meetings with "
            "companies, and Kerava supports the cooperation by its procurement policy; both are plans from a project "
            "with Vantaa (business.vantaa.fi).",
        ),
        caveats=(
            Text(
                "Vaikuttavuusarviointi on suuntaa antava, ja sitä kannattaa verrata tavoite kerrallaan: se olettaa, "
                "että toimintamalli on vakiintunut, ollut käytössä vuosia ja riittävästi resursoitu.",
                "Bedömningen av effekten är riktgivande och jämförs bäst ett mål i taget: den utgår från att "
                "verksamhetsmodellen är etablerad, har använts i flera år och har tillräckliga resurser.",
                "The assessment of impact is indicative and best compared one goal at a time: it assumes a practice "
                "that is established, has been in use for years and has enough resources.",
            ),
        ),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Nobody is a member. Applications and memberships are read only to say that they do not belong here."""
    return Membership(
        tables=(
            Table(contract=f"{SCHEMAS}.application:Application"),
            Table(contract=f"{SCHEMAS}.membership:Membership"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """Existing activity, the practices within it, and the contacts with companies."""
    return Tracking(
        tables=(
            Table(contract=f"{SCHEMAS}.practice:Practice"),
            Table(contract=f"{SCHEMAS}.touchpoint:Touchpoint"),
            Table(contract=f"{OWN}:HostActivity"),
            Table(contract=f"{OWN}:Integration"),
        ),
        sql=files(__name__) / "tracking",
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """How far the practices have become a part of what is done anyway."""
    return Reporting(sql=files(__name__) / "reporting")
