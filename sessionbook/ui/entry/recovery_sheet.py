"""The recovery code on paper; what it is for, but not what the notebook is about."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from sessionbook.ui.words import from_qdate, long_date


def has_printer() -> bool:
    """Return whether this computer knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_sheet(parent: QWidget, groups: Sequence[str]) -> None:
    """Open Qt's print dialog and print the sheet; never into a file, where the code would stay."""
    # Imported late: most starts never print.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    today = from_qdate(QDate.currentDate())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.accepted.connect(lambda: paint_sheet(printer, groups, today))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def paint_sheet(device: QPagedPaintDevice, groups: Sequence[str], printed_on: date) -> None:
    """Paint the sheet on a page, numbered group by group."""
    painter = QPainter(device)
    unit = device.logicalDpiY() / 72
    page = QRectF(0, 0, device.width(), device.height())
    painter.setFont(_font(16, bold=True))
    top = QRectF(0, 0, page.width(), 40 * unit)
    painter.drawText(
        top,
        Qt.AlignmentFlag.AlignLeft,
        QCoreApplication.translate("RecoverySheet", "Recovery code of a notebook"),
    )
    painter.setFont(_font(11))
    words = QCoreApplication.translate(
        "RecoverySheet",
        "It opens the notebook if the passphrase is forgotten. "
        "Keep it where you keep important papers, away from the computer.",
    )
    form = QCoreApplication.translate(
        "RecoverySheet", "Printed on {day}. If you make a newer code, this sheet opens nothing."
    )
    words = f"{words}\n{form.format(day=long_date(printed_on))}"
    body = QRectF(0, 40 * unit, page.width(), 75 * unit)
    painter.drawText(body, int(Qt.TextFlag.TextWordWrap), words)
    painter.setFont(_font(18))
    for number, group in enumerate(groups):
        line = QRectF(0, (120 + 34 * number) * unit, page.width(), 30 * unit)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, f"{number + 1}.   {group}")
    painter.end()


def _font(points: int, *, bold: bool = False) -> QFont:
    font = QFont("monospace" if points > 16 else "")  # noqa: PLR2004 - the code's own size
    font.setPointSize(points)
    font.setBold(bold)
    return font
