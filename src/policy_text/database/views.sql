-- Views with plain names, for reading in Datasette, DB Browser or any other client.

CREATE VIEW case_measures AS
    -- One row a measure, with names instead of numbers.
SELECT
    measures.id AS measure_id,  -- number of the measure
    cases.id AS case_id,  -- number of its case
    cases.title AS case_title,  -- title of its case
    regions.name AS region,  -- place that it is about
    regions.adcode AS adcode,  -- code of that place
    measures.year AS year,  -- year it is filed under
    measures.subject AS subject,  -- what is counted or measured
    measures.breakdown AS breakdown,  -- group that splits the subject
    measures.text AS text,  -- quantity as written
    measures.value AS value,  -- number in the base unit
    measures.value_max AS value_max,  -- upper end of a range
    units.name AS unit,  -- unit or classifier
    kinds.name AS kind,  -- sort of quantity
    qualifiers.name AS qualifier,  -- how exactly it is meant
    changes.name AS change,  -- level, increase or decrease
    statuses.name AS status,  -- achieved, target or requirement
    times.text AS time_text,  -- words that say when
    times.start AS time_start,  -- from when
    times."end" AS time_end,  -- up to when
    measures.per AS per,  -- what a per-unit amount refers to
    indicators.name AS indicator,  -- canonical name
    measures.subject_confidence / 100.0 AS subject_confidence,  -- how sure the subject is, 0 to 1
    measures.status_confidence / 100.0 AS status_confidence,  -- how sure the status is, 0 to 1
    measures.optional AS optional,  -- 1 where readers could differ on whether it is a measure
    documents.id AS document_id,  -- number of its document
    documents.title AS document_title,  -- title of its document
    documents.published AS published,  -- publication date of its document
    documents.digest AS digest,  -- SHA-256 of the document's bytes
    measures.start AS start,  -- offset in the document's text
    measures.start + length(measures.text) AS "end",  -- offset where it ends
    measures.place AS place,  -- place in the original, as JSON
    measures.passage_id AS passage_id  -- passage in which it stands
FROM measures
JOIN passages ON passages.id = measures.passage_id
JOIN documents ON documents.id = passages.document_id
JOIN units ON units.id = measures.unit_id
JOIN kinds ON kinds.id = measures.kind_id
JOIN qualifiers ON qualifiers.id = measures.qualifier_id
JOIN changes ON changes.id = measures.change_id
JOIN statuses ON statuses.id = measures.status_id
LEFT JOIN times ON times.id = measures.time_id
LEFT JOIN cases ON cases.id = passages.case_id
LEFT JOIN regions ON regions.id = measures.region_id
LEFT JOIN indicators ON indicators.id = measures.indicator_id;

CREATE VIEW reform_cases AS
    -- One row a case and reform type.
SELECT
    reforms.name AS reform,  -- reform type
    cases.id AS case_id,  -- number of the case
    cases.title AS case_title,  -- title of the case
    regions.name AS region,  -- place that it reports on
    regions.adcode AS adcode,  -- code of that place
    documents.year AS year,  -- year of publication
    documents.doc_type AS doc_type,  -- sort of document
    case_reforms.paragraphs AS paragraphs,  -- number of its paragraphs with the type
    case_reforms.share / 10000.0 AS share,  -- those paragraphs' part of all its paragraphs
    cases.measures AS measures,  -- number of measures in the case
    documents.id AS document_id,  -- number of its document
    documents.title AS document_title  -- title of its document
FROM case_reforms
JOIN reforms ON reforms.id = case_reforms.reform_id
JOIN cases ON cases.id = case_reforms.case_id
JOIN documents ON documents.id = cases.document_id
LEFT JOIN regions ON regions.id = cases.region_id;

CREATE VIEW case_paragraphs AS
    -- One row a passage, with its text and reform types.
SELECT
    passages.id AS passage_id,  -- number of the passage
    passages.document_id AS document_id,  -- number of its document
    passages.case_id AS case_id,  -- number of its case
    passages.kind AS kind,  -- p paragraph, t document title, c case title, h heading, o other line
    sections.title AS heading,  -- heading that governs it
    coalesce(
        passages.words,
        substr(document_texts.text, passages.start + 1, passages."end" - passages.start)
    ) AS text,  -- its words
    (
        SELECT group_concat(reforms.name, ' ')
        FROM passage_reforms JOIN reforms ON reforms.id = passage_reforms.reform_id
        WHERE passage_reforms.passage_id = passages.id
    ) AS reforms,  -- slugs of its reform types
    passages.start AS start,  -- offset where it begins
    passages."end" AS "end"  -- offset where it ends
FROM passages
JOIN document_texts ON document_texts.document_id = passages.document_id
LEFT JOIN sections ON sections.id = passages.section_id;

CREATE VIEW document_sources AS
    -- One row a document and place where it stands or stood.
SELECT
    documents.id AS document_id,  -- number of the document
    documents.title AS title,  -- its title
    documents.doc_type AS doc_type,  -- sort of document
    documents.issuer AS issuer,  -- body that issued it
    documents.doc_number AS doc_number,  -- 文号
    documents.published AS published,  -- publication date
    regions.name AS region,  -- place
    sources.address AS source,  -- path or URL
    sources.fetched AS fetched,  -- when it was fetched
    sources.current AS current,  -- 1 while this is what stands there
    documents.digest AS digest  -- SHA-256 of its bytes
FROM documents
JOIN sources ON sources.digest = documents.digest
LEFT JOIN regions ON regions.id = documents.region_id;
