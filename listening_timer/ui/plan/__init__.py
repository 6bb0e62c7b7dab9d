"""Plan pages: a plan that is offered, and one that is made."""
