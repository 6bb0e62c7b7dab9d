"""Sample charts: one picture of each kind, rendered, and where a colour stands in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QTableView

from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.charts.chart import Chart, height_of
from listening_timer.ui.widgets.charts.model import (
    AxisLabel,
    ChartModel,
    Columns,
    Fill,
    Length,
    Lengths,
    Levels,
    Panel,
    Series,
    Stones,
)
from listening_timer.ui.widgets.charts.painter import ChartPainter
from tests.helpers.qt.painted_text import WITHOUT_CHILDREN

WIDE = 440
"""How wide a picture is, in pixels."""
MAYA, SAM = Series("Maya", Tone.LAKE), Series("Sam", Tone.CLAY)
MONTHS = tuple(AxisLabel(place * 4, f"Month {place}") for place in range(7))
COLUMNS = Columns(
    tuple(float(place % 4 * 10) for place in range(26)),
    tuple(float(place % 3 * 10) for place in range(26)),
    MAYA,
    SAM,
    40.0,
    "40 min",
    MONTHS,
    "Each column is 4 weeks.",
)
LEVELS = Levels(
    (
        Panel("Calm", (8.0, None, 6.0), (2.0, 5.0, None)),
        Panel("Closeness", (9.0, 9.0, 9.0), (1.0, 1.0, 1.0)),
    ),
    ("before", "after"),
    (AxisLabel(0, "Jun"), AxisLabel(1, "Jul")),
)
HEARD = Levels((Panel("", (8.0, None, 6.0)),), None, (AxisLabel(0, "Jun"),))
STONES = Stones((1, 0, 3, 1, 0, 1), 3, ("Jun", "Jul"))
LENGTHS = Lengths(
    (
        Length(Series("Kept", Tone.MOSS), 8),
        Length(Series("Partly", Tone.MOSS, Fill.TINT), 4),
        Length(Series("Let go", None, Fill.TINT), 1),
    )
)
ALL = {
    "columns": COLUMNS,
    "levels": LEVELS,
    "heard": HEARD,
    "stones": STONES,
    "lengths": LENGTHS,
}


def shot(theme: Theme, picture: ChartModel, wide: int = WIDE, more: int = 0) -> QImage:
    """A picture on its surface, as it shows on the screen."""
    chart = Chart(theme)
    chart.set(picture, "Title", "Sentence")
    chart.resize(wide, chart.sizeHint().height() + more)
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    image.fill(theme.palette.surface)
    chart.render(image, QPoint(), QRegion(), WITHOUT_CHILDREN)
    return image


def inked(theme: Theme, picture: ChartModel, way: Qt.LayoutDirection | None = None) -> ChartPainter:
    """A hand that measures: it paints where nobody looks."""
    room = QRectF(0, 0, WIDE, height_of(theme, picture))
    return ChartPainter(QPainter(), theme, room, way or Qt.LayoutDirection.LeftToRight)


def rows_of(image: QImage, colour: QColor) -> set[int]:
    """The rows in which a colour stands."""
    wide = range(image.width())
    return {y for y in range(image.height()) if any(image.pixelColor(x, y) == colour for x in wide)}


def columns_of(image: QImage, colour: QColor) -> set[int]:
    """The columns in which a colour stands."""
    high = range(image.height())
    return {x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in high)}


def cells_of(table: QTableView) -> tuple[tuple[str, ...], ...]:
    """All cells of a table, row by row."""
    model = table.model()
    return tuple(
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    )
