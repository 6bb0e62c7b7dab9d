"""Words that screen and paper share: translation, names, dates, insights. No widget in here."""
