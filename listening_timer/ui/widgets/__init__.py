"""Painted controls: numbers, words and colours in, signals out."""
