"""What people write: partner files, vocabularies, rules, mappings; and the settings of the environment."""
