"""Three small archives of Asia-Pacific living heritage, and a server that answers for them."""
