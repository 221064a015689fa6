"""What kind a file is, told by its bytes, and the names it may have."""

import pytest

from sessionbook.domain.attachments import (
    LONGEST_NAME,
    Attachment,
    MediaType,
    file_name,
    media_type_of,
    plain_name,
)


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", MediaType.JPEG),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", MediaType.PNG),
        (b"GIF87a", MediaType.GIF),
        (b"GIF89a", MediaType.GIF),
        (b"RIFF\x24\0\0\0WEBPVP8 ", MediaType.WEBP),
        (b"%PDF-1.7", MediaType.PDF),
        (b"RIFF\x24\0\0\0WAVEfmt ", None),
        (b"<svg xmlns=", None),
        (b"BM\x36\0\0\0", None),
        (b"II*\0", None),
        (b"MZ\x90\0", None),
        (b"PK\x03\x04", None),
        (b"", None),
        (b"\xff\xd8", None),
    ],
)
def test_the_bytes_say_what_it_is(beginning: bytes, kind: MediaType | None) -> None:
    assert media_type_of(beginning) is kind


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("worksheet.jpg", "worksheet.jpg"),
        ("two\nlines\tand more.pdf", "two lines and more.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\0b\x1b[31m.png", "ab[31m.png"),
        ("  שלום 🫂.png ", "שלום 🫂.png"),
        ("a\u200bb.png", "ab.png"),
        ("", ""),
    ],
)
def test_a_name_hides_nothing(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_long_name_keeps_its_ending() -> None:
    short = plain_name("word " * 90 + ".jpeg")
    assert len(short) <= LONGEST_NAME
    assert short.endswith(".jpeg")
    assert len(plain_name("x" * 999)) == LONGEST_NAME
    assert len(plain_name("x." + "y" * 999)) == LONGEST_NAME


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("sheet.jpg", MediaType.JPEG, "sheet.jpg"),
        ("sheet.JPEG", MediaType.JPEG, "sheet.JPEG"),
        ("sheet.exe", MediaType.JPEG, "sheet.exe.jpg"),
        ("sheet", MediaType.PDF, "sheet.pdf"),
        ("../../etc/passwd", MediaType.PNG, "-..-etc-passwd.png"),
        ('a<b>c:"d|e?f*', MediaType.GIF, "a-b-c--d-e-f-.gif"),
        ("...", MediaType.WEBP, "attachment.webp"),
    ],
)
def test_a_copy_s_name_is_one_that_every_system_takes(
    name: str, kind: MediaType, saved: str
) -> None:
    attachment = Attachment(kind="sessions", record="r", name=name, media_type=kind, size=1)
    assert file_name(attachment) == saved
