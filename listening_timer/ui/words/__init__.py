"""Texts shared by screen and paper: translation, names, dates, insights. No widgets in here."""
