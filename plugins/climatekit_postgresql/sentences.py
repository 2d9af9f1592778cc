"""What this plugin says when it can't go on, in three languages."""

from __future__ import annotations

from climatekit.language import spoken
from climatekit.text import Text

NOT_INSTALLED = Text(
    "[publish.postgresql] tarvitsee paketin adbc-driver-postgresql: pip install 'climatekit[postgresql]'.",
    "[publish.postgresql] behöver paketet adbc-driver-postgresql: pip install 'climatekit[postgresql]'.",
    "[publish.postgresql] needs the package adbc-driver-postgresql: pip install 'climatekit[postgresql]'.",
)
NO_CONNECTION = Text(
    "Ympäristömuuttujaa '{variable}', jonka [publish.postgresql] connection_env nimeää, ei ole asetettu: anna siinä "
    "tietokannan osoite, esimerkiksi postgresql://käyttäjä:salasana@palvelin/tietokanta.",
    "Miljövariabeln '{variable}', som [publish.postgresql] connection_env anger, är inte satt: ge databasens adress i "
    "den, till exempel postgresql://användare:lösenord@server/databas.",
    "The environment variable '{variable}' that [publish.postgresql] connection_env names is not set: give it the "
    "address of the database, such as postgresql://user:password@host/database.",
)
UNREACHABLE = Text(
    "Ympäristömuuttujan '{variable}' osoittamaan tietokantaan ei saada yhteyttä: {reason}; viimeisin hyvä tulos jää "
    "voimaan.",
    "Det går inte att ansluta till databasen i miljövariabeln '{variable}': {reason}; det senaste goda resultatet står "
    "kvar.",
    "The database that the environment variable '{variable}' names can't be reached: {reason}; the last good output "
    "stands.",
)
NO_ADDRESS = Text(
    "sen sisältö ei ole yhteysosoite, kuten postgresql://käyttäjä:salasana@palvelin/tietokanta",
    "dess innehåll är ingen anslutningsadress, såsom postgresql://användare:lösenord@server/databas",
    "it holds no connection string such as postgresql://user:password@host/database",
)
FOREIGN = Text(
    "Skeemassa '{schema}' on '{object}', jota mikään ajo ei ole tehnyt, ja ajo korvaa koko skeeman: siirrä se muualle "
    "tai nimeä toinen skeema kohdassa [publish.postgresql] schema_name.",
    "Schemat '{schema}' innehåller '{object}', som ingen körning har gjort, och en körning ersätter hela schemat: "
    "flytta det, eller ange ett annat schema i [publish.postgresql] schema_name.",
    "The schema '{schema}' holds '{object}', which no run has made, and a run replaces the whole schema: move it "
    "elsewhere, or name another schema in [publish.postgresql] schema_name.",
)
FAILED = Text(
    "Tietokanta hylkäsi skeeman '{schema}' uudet taulut: {reason}; viimeisin hyvä tulos jää voimaan, samoin "
    "tietokannan vanhat taulut.",
    "Databasen godtog inte de nya tabellerna i schemat '{schema}': {reason}; det senaste goda resultatet står kvar, "
    "liksom databasens gamla tabeller.",
    "The database did not take the new tables of the schema '{schema}': {reason}; the last good output stands, and so "
    "do the old tables of the database.",
)
RESERVED = Text(
    "skeema kuuluu climatekitille yksin, joten se ei voi olla public eikä PostgreSQLin oma",
    "schemat hör till climatekit ensamt och kan inte vara public eller ett av PostgreSQL:s egna",
    "the schema belongs to climatekit alone and can't be public or one of PostgreSQL's own",
)
TOO_LONG = Text(
    "nimi '{name}' on pidempi kuin PostgreSQLin 63 tavua",
    "namnet '{name}' är längre än PostgreSQL:s 63 byte",
    "the name '{name}' is longer than the 63 bytes of PostgreSQL",
)


def said(text: Text, **facts: object) -> str:
    """The sentence in the language spoken, filled in."""
    return text.to(spoken()).format(**facts)
