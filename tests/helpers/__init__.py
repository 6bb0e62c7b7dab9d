"""Fakes and makers that several tests share."""
