"""What several formats read in the same way: kinds of identifiers, media, designations, rights, names, leftovers."""
