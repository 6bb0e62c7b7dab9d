"""Charts: model, painter, kinds of charts, tables, saving as a picture."""
