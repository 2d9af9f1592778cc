"""What a run leaves: Parquet with a fixed schema, the rejects to send back, the manifest; put in place in one step."""
