import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.save import PictureNotSavedError, save_pdf, save_png, save_svg
from tests.disks import fill_up, mounted

Save = Callable[[Path, ChartModel, Look, QSize], None]

SIZE = QSize(900, 400)
WORDS = ("Anxiety, GAD-7 (lower is better)", "severe", "cut-off 8", "Anxiety below the cut-off")


def test_png_has_the_size_times_the_scale(tmp_path: Path, model: ChartModel, look: Look) -> None:
    save_png(tmp_path / "chart.png", model, look, SIZE, 2)
    image = QImage(str(tmp_path / "chart.png"))
    assert image.size() == SIZE * 2
    assert image.pixelColor(0, 0).name().upper() == look.theme.card


def test_svg_has_real_words_and_one_line_for_each_series(
    tmp_path: Path, model: ChartModel, look: Look
) -> None:
    save_svg(tmp_path / "chart.svg", model, look, SIZE)
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for words in WORDS:
        assert words in text
    long = [
        line
        for line in re.findall(r'<polyline[^>]*points="([^"]+)', text)
        if len(line.split()) == 22
    ]
    assert len(long) == len(model.series)


def test_pdf_has_real_text(tmp_path: Path, model: ChartModel, look: Look) -> None:
    path = tmp_path / "chart.pdf"
    save_pdf(path, model, look, SIZE)
    assert b"/ToUnicode" in path.read_bytes()
    if reader := shutil.which("pdftotext"):
        text = subprocess.run(
            [reader, "-layout", str(path), "-"], check=True, capture_output=True, text=True
        ).stdout
        for words in WORDS:
            assert words in text


@pytest.mark.parametrize("save", [save_png, save_svg, save_pdf])
def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, model: ChartModel, look: Look, save: Save
) -> None:
    with pytest.raises(PictureNotSavedError):
        save(tmp_path / "none" / "chart", model, look, SIZE)


@pytest.mark.parametrize("save", [save_png, save_svg, save_pdf])
def test_on_a_full_disk_it_is_told_and_an_older_picture_stays(
    tmp_path: Path, model: ChartModel, look: Look, save: Save
) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "1m")
    try:
        (disk / "older").write_bytes(b"older")
        fill_up(disk)
        for name in ("new", "older"):
            with pytest.raises(PictureNotSavedError):
                save(disk / name, model, look, SIZE)
        assert {path.name for path in disk.iterdir()} == {"older", "ballast"}
        assert (disk / "older").read_bytes() == b"older"
        (disk / "ballast").unlink()
        save(disk / "older", model, look, SIZE)
        assert len((disk / "older").read_bytes()) > 1000
    finally:
        subprocess.run(["umount", disk], check=True)
