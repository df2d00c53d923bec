-- The case database. Every column carries its meaning beside it; docs/database-schema.md is made from this file.
-- Offsets count characters of document_texts.text (the first is 0, ends are exclusive).

CREATE TABLE about (
    -- What this file is: one property a row.
    name TEXT PRIMARY KEY,  -- property: made_by, folding (version of the text folding that the index was built with), read_from (oldest version of the tables whose programs read this file rightly)
    value TEXT NOT NULL  -- its value
) WITHOUT ROWID;

CREATE TABLE regions (
    -- Places that documents, cases and measures speak of.
    id INTEGER PRIMARY KEY,  -- number used by other tables
    adcode TEXT,  -- 6-digit code of the administrative division; NULL where the place has none
    name TEXT NOT NULL,  -- full name from the province down, as far as the text settles it
    UNIQUE (adcode, name)
);

CREATE TABLE reforms (
    -- Reform types that paragraphs are tagged with.
    id INTEGER PRIMARY KEY,  -- number used by other tables
    name TEXT NOT NULL UNIQUE  -- slug of the reform type, such as group-schooling
);

CREATE TABLE indicators (
    -- Canonical names that make measures of several places comparable.
    id INTEGER PRIMARY KEY,  -- number used by other tables
    name TEXT NOT NULL UNIQUE  -- slug of the indicator
);

CREATE TABLE units (
    -- Units and classifiers of measures.
    id INTEGER PRIMARY KEY,  -- number used by other tables
    name TEXT NOT NULL UNIQUE  -- canonical unit (元, %, 平方米) or the classifier as written (所, 名); empty for a bare number
);

CREATE TABLE times (
    -- When measures hold.
    id INTEGER PRIMARY KEY,  -- number used by measures
    text TEXT NOT NULL,  -- words that say when
    start TEXT,  -- ISO date, as far as it settles, from which a measure holds
    "end" TEXT,  -- ISO date, as far as it settles, up to which it holds
    UNIQUE (text, start, "end")
);

CREATE TABLE kinds (
    -- Sorts of quantities.
    id INTEGER PRIMARY KEY,  -- number used by measures
    name TEXT NOT NULL UNIQUE  -- count, percentage, money, area, length, ratio, multiple, duration, rate, other
);

CREATE TABLE qualifiers (
    -- How exactly a number is meant.
    id INTEGER PRIMARY KEY,  -- number used by measures
    name TEXT NOT NULL UNIQUE  -- exact, about, nearly, over, at_least, at_most
);

CREATE TABLE changes (
    -- Whether a number is a state or the size of a change.
    id INTEGER PRIMARY KEY,  -- number used by measures
    name TEXT NOT NULL UNIQUE  -- level, increase, decrease
);

CREATE TABLE statuses (
    -- Whether it happened, is aimed at, or is demanded.
    id INTEGER PRIMARY KEY,  -- number used by measures
    name TEXT NOT NULL UNIQUE  -- achieved, target, requirement
);

CREATE TABLE documents (
    -- One text a row, however many sources it came from.
    id INTEGER PRIMARY KEY,  -- number used by other tables
    digest TEXT NOT NULL UNIQUE,  -- SHA-256 of the raw bytes, in hex
    format TEXT NOT NULL,  -- loader that read it: txt, html, pdf, docx, xlsx, scan, …
    encoding TEXT,  -- character encoding of the raw bytes, where the format has one
    title TEXT,  -- title of the document
    doc_type TEXT NOT NULL,  -- notice, case_report, progress_report or case_collection
    issuer TEXT,  -- body that issued it
    issuer_level TEXT NOT NULL,  -- national, province, prefecture, county, township, school or unknown
    doc_number TEXT,  -- 文号
    index_number TEXT,  -- 索引号
    published TEXT,  -- publication date, ISO
    year INTEGER,  -- year of publication
    region_id INTEGER REFERENCES regions (id),  -- place that issued it or that it is about
    body_start INTEGER NOT NULL,  -- where the body begins in the text
    body_end INTEGER NOT NULL,  -- where the body ends
    first_passage INTEGER NOT NULL,  -- its passages have consecutive numbers: the first
    last_passage INTEGER NOT NULL,  -- and the last; one below the first when there is none
    first_measure INTEGER NOT NULL,  -- its measures have consecutive numbers too: the first
    last_measure INTEGER NOT NULL,  -- and the last; one below the first when there is none
    details TEXT NOT NULL,  -- JSON: furniture spans, places of the metadata, the page's own metadata, links; what there is of them
    warnings TEXT NOT NULL,  -- JSON list of what the reader and the analysis found doubtful
    parser_version TEXT NOT NULL,  -- version of the readers that made the text
    rules_version TEXT NOT NULL,  -- version of the rules that found the measures
    model_version TEXT NOT NULL,  -- version of the reform model
    analyzed TEXT NOT NULL,  -- when it was analysed, ISO, UTC
    bands BLOB NOT NULL,  -- its rows in signatures: little-endian, 32 bits of hash and of position each
    compared INTEGER NOT NULL DEFAULT 0,  -- 1 once it was compared with the others for reprints
    reprint_of INTEGER REFERENCES documents (id)  -- document that says the same and stands for it in all queries
);

CREATE TABLE document_texts (
    -- The text that all offsets index, as the loader made it.
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),  -- whose text
    text TEXT NOT NULL  -- the text
);

CREATE TABLE sources (
    -- Where documents came from: files and addresses, with every content that was ever seen there.
    id INTEGER PRIMARY KEY,  -- number of the row
    address TEXT NOT NULL,  -- path or URL as given
    digest TEXT NOT NULL,  -- SHA-256 of the bytes that stood there
    size INTEGER,  -- number of those bytes
    fetched TEXT,  -- when they were fetched, ISO, UTC
    headers TEXT,  -- JSON object of the HTTP headers that came with them
    added TEXT NOT NULL,  -- when this database first saw them, ISO, UTC
    current INTEGER NOT NULL DEFAULT 1  -- 1 while this is what stands at the address, 0 once other bytes took its place
);

CREATE INDEX sources_by_address ON sources (address);

CREATE TABLE archive (
    -- Raw bytes, kept once each.
    digest TEXT PRIMARY KEY,  -- SHA-256 of the bytes before compression, in hex
    size INTEGER NOT NULL,  -- number of bytes before compression
    compression TEXT NOT NULL,  -- zlib, or none where compression does not help
    bytes BLOB NOT NULL  -- the bytes
);

CREATE TABLE cases (
    -- One place's report inside a document; a single report is one case.
    id INTEGER PRIMARY KEY,  -- number of the case
    document_id INTEGER NOT NULL REFERENCES documents (id),  -- document that holds it
    position INTEGER NOT NULL,  -- 0 for the document's first case
    title TEXT NOT NULL,  -- heading without its list mark
    region_id INTEGER REFERENCES regions (id),  -- place that it reports on
    start INTEGER NOT NULL,  -- offset where it begins
    "end" INTEGER NOT NULL,  -- offset where it ends
    measures INTEGER NOT NULL,  -- number of measures in it
    UNIQUE (document_id, position)
);

CREATE TABLE sections (
    -- Headings and what they govern.
    id INTEGER PRIMARY KEY,  -- number of the section
    document_id INTEGER NOT NULL REFERENCES documents (id),  -- document that holds it
    position INTEGER NOT NULL,  -- 0 for the document's first section
    parent_id INTEGER REFERENCES sections (id),  -- section around it
    level INTEGER NOT NULL,  -- 1 is the outermost that the document uses
    mark TEXT NOT NULL,  -- list mark as written: 一、 （二） 1.
    title TEXT NOT NULL,  -- heading without its mark
    title_start INTEGER NOT NULL,  -- offset where the heading's words begin
    title_end INTEGER NOT NULL,  -- offset where they end
    start INTEGER NOT NULL,  -- offset where the section begins
    "end" INTEGER NOT NULL,  -- offset where it ends
    UNIQUE (document_id, position)
);

CREATE TABLE passages (
    -- What full-text search finds: paragraphs, titles, headings, and lines of the body that are neither.
    id INTEGER PRIMARY KEY,  -- number of the passage; rowid in passage_index
    document_id INTEGER NOT NULL REFERENCES documents (id),  -- document that holds it
    case_id INTEGER REFERENCES cases (id),  -- case that holds it
    section_id INTEGER REFERENCES sections (id),  -- innermost section that holds it
    kind TEXT NOT NULL,  -- p paragraph, t document title, c case title, h heading, o other line (a table's row)
    start INTEGER NOT NULL,  -- offset where it begins
    "end" INTEGER NOT NULL,  -- offset where it ends
    first_measure INTEGER,  -- its measures have consecutive numbers: the first, NULL where there is none
    last_measure INTEGER,  -- and the last
    words TEXT  -- its text where that does not stand in the document's text (titles from a page's head), else NULL
);

CREATE TABLE passage_reforms (
    -- Reform types of passages.
    passage_id INTEGER NOT NULL REFERENCES passages (id),  -- the passage
    reform_id INTEGER NOT NULL REFERENCES reforms (id),  -- the reform type
    score INTEGER NOT NULL,  -- calibrated probability in ten-thousandths
    PRIMARY KEY (passage_id, reform_id)
) WITHOUT ROWID;

CREATE TABLE case_reforms (
    -- Reform types of cases: how many of their paragraphs carry each.
    reform_id INTEGER NOT NULL REFERENCES reforms (id),  -- the reform type
    case_id INTEGER NOT NULL REFERENCES cases (id),  -- the case
    paragraphs INTEGER NOT NULL,  -- number of its paragraphs with the type
    share INTEGER NOT NULL,  -- those paragraphs' part of all its paragraphs, in ten-thousandths
    PRIMARY KEY (reform_id, case_id)
) WITHOUT ROWID;

CREATE TABLE measures (
    -- Quantities with their places and meanings; the view case_measures shows them with names instead of numbers.
    id INTEGER PRIMARY KEY,  -- number of the measure
    passage_id INTEGER NOT NULL REFERENCES passages (id),  -- passage in which it stands
    start INTEGER NOT NULL,  -- offset where it begins; it ends after as many characters as text has
    text TEXT NOT NULL,  -- the quantity as written
    value NUMERIC,  -- number in the base unit; the lower end of a range
    value_max NUMERIC,  -- upper end of a range
    unit_id INTEGER NOT NULL REFERENCES units (id),  -- unit or classifier
    kind_id INTEGER NOT NULL REFERENCES kinds (id),  -- sort of quantity
    qualifier_id INTEGER NOT NULL REFERENCES qualifiers (id),  -- how exactly it is meant
    subject TEXT NOT NULL,  -- what is counted or measured
    breakdown TEXT,  -- group that splits one subject: 城区, 小学
    change_id INTEGER NOT NULL REFERENCES changes (id),  -- state, or size of a change
    status_id INTEGER NOT NULL REFERENCES statuses (id),  -- happened, aimed at, or demanded
    time_id INTEGER REFERENCES times (id),  -- when it holds
    year INTEGER,  -- year to file it under: that of the time's end, else of its start, else of the publication
    per TEXT,  -- what a per-unit amount refers to: 每生每年
    region_id INTEGER REFERENCES regions (id),  -- place that it is about
    indicator_id INTEGER REFERENCES indicators (id),  -- canonical name, where the match is sure
    subject_confidence INTEGER NOT NULL,  -- how sure the subject is, in hundredths
    status_confidence INTEGER NOT NULL,  -- how sure the status is, in hundredths
    optional INTEGER NOT NULL,  -- 1 where careful readers could differ on whether it is a measure at all
    reforms INTEGER NOT NULL,  -- reform types of its passage as a sum of 2 to the power of reforms.id, up to 62
    place TEXT  -- JSON: page, box, node, paragraph, cell, note or line of the original, where the format has places
);

CREATE INDEX measures_by_kind
    ON measures (kind_id, value, unit_id, region_id, year, status_id, change_id, reforms);
CREATE INDEX measures_by_indicator
    ON measures (
        indicator_id, unit_id, change_id, status_id, region_id, year, value, value_max, optional, reforms, breakdown
    )
    WHERE indicator_id IS NOT NULL;

CREATE INDEX cases_by_region ON cases (region_id);
CREATE INDEX documents_by_year ON documents (year);
CREATE INDEX documents_to_compare ON documents (id) WHERE NOT compared;
CREATE INDEX documents_by_reprint ON documents (reprint_of) WHERE reprint_of IS NOT NULL;
CREATE INDEX sources_by_digest ON sources (digest);

-- Full-text index over passages. Column pairs: every two neighbouring folded characters, and the last one alone,
-- so that a word is a phrase of its pairs ("县管 管校 校聘"). Column facets: one token for each thing that a passage
-- can be narrowed by, less those that others tell (the prefecture of a county; that a paragraph is one). The texts themselves stand in document_texts.
CREATE VIRTUAL TABLE passage_index USING fts5 (pairs, facets, content = '', tokenize = 'ascii');

CREATE TABLE facets (
    -- Everything that passages can be narrowed by.
    id INTEGER PRIMARY KEY,  -- number used in document_facets
    name TEXT NOT NULL,  -- reform, region, year, doc_type, issuer_level, passage, kind, indicator, status
    value TEXT NOT NULL,  -- slug, code or year
    UNIQUE (name, value)
);

CREATE TABLE document_facets (
    -- The facets of each document's passages, packed for counting; passages are counted from the document's first.
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),  -- whose passages
    width INTEGER NOT NULL,  -- bytes of each packed number, 2 or 4, little-endian
    singles BLOB NOT NULL,  -- numbers in pairs: facet, passage that has it while its neighbours have not
    runs BLOB NOT NULL  -- numbers in threes: facet, first of several passages in a row that have it, how many these are
);

CREATE TABLE signatures (
    -- MinHash bands of documents and of the cases of collections: similar texts share one.
    hash INTEGER NOT NULL,  -- hash of the band
    document_id INTEGER NOT NULL REFERENCES documents (id),  -- the document
    position INTEGER NOT NULL,  -- position of the case, -1 for the whole document
    PRIMARY KEY (hash, document_id, position)
) WITHOUT ROWID;

CREATE TABLE document_links (
    -- Documents, or cases of collections, that say nearly the same.
    document_id INTEGER NOT NULL,  -- the document that was added later
    position INTEGER NOT NULL,  -- position of its case, -1 for the whole document
    other_id INTEGER NOT NULL,  -- the document that was there before
    other_position INTEGER NOT NULL,  -- position of its case, -1 for the whole document
    kind TEXT NOT NULL,  -- reprint where all figures agree, else version
    similarity REAL NOT NULL,  -- part of all five-letter strings that both have
    differences TEXT NOT NULL,  -- JSON: pairs of figures, those of the earlier and those of the later in their place
    PRIMARY KEY (document_id, position, other_id, other_position)
) WITHOUT ROWID;

CREATE TABLE corrections (
    -- What people corrected; kept by content and place, so that a new analysis of the same bytes takes it in again.
    id INTEGER PRIMARY KEY,  -- number of the correction
    digest TEXT NOT NULL,  -- document, by its raw bytes
    target TEXT NOT NULL,  -- measure, reform or metadata
    start INTEGER,  -- offset of the measure or paragraph
    "end" INTEGER,  -- where it ends
    field TEXT NOT NULL,  -- field corrected; exists for a measure taken out (false) or put in (true)
    old TEXT,  -- JSON value before
    new TEXT,  -- JSON value after
    note TEXT,  -- why
    made TEXT NOT NULL  -- when, ISO, UTC
);

CREATE INDEX corrections_by_digest ON corrections (digest);
