"""Printers of the system: whether there are any, and its dialog, opened without blocking."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from listening_timer.model.preferences import Paper


class SystemPrinting:
    """Asks the system for a printer. Qt's part for printing is imported when somebody prints."""

    def has_printers(self) -> bool:
        """Whether the system knows any printer."""
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - as it says

        return bool(QPrinterInfo.availablePrinterNames())

    async def ask(self, over: QWidget, paper: Paper) -> QPrinter | None:
        """Show the system's dialog; the printer that was chosen, None where it was cancelled."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - the same

        printer = new_printer(paper)
        dialog = QPrintDialog(printer, over)
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def take(result: int) -> None:
            if not future.done():
                future.set_result(result)

        dialog.finished.connect(take)
        try:
            QDialog.open(dialog)  # its own one takes a slot
            return printer if await future == QDialog.DialogCode.Accepted else None
        finally:
            dialog.hide()
            dialog.deleteLater()


def new_printer(paper: Paper) -> QPrinter:
    """A printer whose pages have this size and no margins, since a page brings its own."""
    from PySide6.QtGui import QPageSize  # noqa: PLC0415 - the same
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - the same

    from listening_timer.pdf.handouts import document_title  # noqa: PLC0415 - what only paper needs
    from listening_timer.pdf.paper_size import paper_size  # noqa: PLC0415 - the same

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document_title())
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(paper_size(paper)))
    return printer
