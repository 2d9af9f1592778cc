"""What is kept longer than it may be: found and removed. Input files are named, never touched."""
