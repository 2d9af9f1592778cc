-- One row per size class of organisations, from small to large, and one row, key 0, where it is not known.
-- The limits are those of Recommendation 2003/361/EC by headcount; a size class that the register states goes before them.
-- grain: size_class_key
select
    case when class.size_class = '-' then 0 else surrogate_key(class.size_class) end as size_class_key, -- Key, from the size class.
    class.size_class, -- Size class; '-' stands for unknown.
    cast(class.sort_order as bigint) as sort_order, -- Place in the order from small to large; the unknown one is last.
    class.title_fi, -- Name in Finnish.
    class.title_sv, -- Name in Swedish.
    class.title_en, -- Name in English.
    cast(class.employees_from as bigint) as employees_from, -- [count] Fewest employees, where the class follows from them.
    cast(class.employees_to as bigint) as employees_to -- [count] Most employees; empty for large.
from (
    values
    ('micro', 1, 'mikroyritys', 'mikroföretag', 'micro', 0, 9),
    ('small', 2, 'pieni', 'litet', 'small', 10, 49),
    ('medium', 3, 'keskisuuri', 'medelstort', 'medium', 50, 249),
    ('large', 4, 'suuri', 'stort', 'large', 250, null),
    ('-', 9, 'ei tiedossa', 'okänd', 'not known', null, null)
) as class (size_class, sort_order, title_fi, title_sv, title_en, employees_from, employees_to)
