"""Other people's formats: spreadsheets, graphs, investigators' and librarians' records, annotations, feeds, provenance."""
