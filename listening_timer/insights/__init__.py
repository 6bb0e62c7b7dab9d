"""Pure arithmetic over what a history holds: what the weeks of a couple show, and no verdict."""
