"""Test helpers for the whole program in the test process: real history, clock set by hand."""
