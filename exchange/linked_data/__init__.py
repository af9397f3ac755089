"""Items as linked data: JSON-LD 1.1 under our own context, and RDF 1.1 Turtle of the same graph."""
