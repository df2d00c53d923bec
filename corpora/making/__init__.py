"""Makes the sample corpus: annotated sources in, documents and gold annotations out."""
