"""Services of the application: event loop, write queue, drafts, dialogs, language."""
