"""The three steps between validation and publishing: SQL files, put in order by what they read."""
