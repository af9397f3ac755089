"""What the DAG files are built from."""
