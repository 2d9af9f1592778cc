"""Contracts that the tests are made with: between them every check, every type and every kind of key."""
