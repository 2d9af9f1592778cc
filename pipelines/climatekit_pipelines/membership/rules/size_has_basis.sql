-- rule: X4
-- severity: info
-- source: https://ec.europa.eu/growth/smes/sme-definition_en
-- fi: {organisations} organisaation kokoluokasta ei tiedetä, millä perusteella se on annettu (esim. "{org_id}"): täytä sarake size_basis taulussa organisation.
-- sv: För {organisations} organisationer vet man inte på vilken grund storleksklassen har getts (t.ex. "{org_id}"): fyll i kolumnen size_basis i tabellen organisation.
-- en: Of {organisations} organisations the basis of the size class is not known (such as "{org_id}"): fill in the column size_basis of the table organisation.
select
    programme_organisation.programme_id,
    min(organisation.org_id) as org_id,
    count(*) as organisations,
    'organisation' as subject_table
from programme_organisation
inner join organisation on programme_organisation.org_id = organisation.org_id
where organisation.size_class <> 'unknown' and organisation.size_basis is null
group by programme_organisation.programme_id
