"""Pictures and PDFs: taken in, shown as a strip of thumbnails, looked at, saved out."""
