"""A result that may be put on the web: what one organisation can be seen in is left out, and what is unsure too."""
