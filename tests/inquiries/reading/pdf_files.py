"""PDF files for tests."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

BODY = 25.0
ASKED = 42.5


class PdfPaper:
    """Draws lines at millimetres from the left and counts down the page."""

    def __init__(self, *, password: str = "") -> None:
        self.target = BytesIO()
        encrypt = StandardEncryption(password, canPrint=0) if password else None
        self.canvas = Canvas(self.target, pagesize=A4, encrypt=encrypt)
        self.height = 270.0

    def line(
        self, text: str, *, left: float = BODY, bold: bool = False, gap: float = 0, size: float = 11
    ) -> "PdfPaper":
        self.height -= 5 + gap
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(left * mm, self.height * mm, text)
        return self

    def lines(self, *texts: str, left: float = BODY, bold: bool = False) -> "PdfPaper":
        """Draw a paragraph, set off from the one before."""
        for place, text in enumerate(texts):
            self.line(text, left=left, bold=bold, gap=0 if place else 4)
        return self

    def grid(self, *rows: tuple[str, ...], left: float = BODY, width: float = 40) -> "PdfPaper":
        self.height -= 6
        for row in rows:
            self.height -= 7
            for column, cell in enumerate(row):
                self.canvas.rect((left + column * width) * mm, self.height * mm, width * mm, 7 * mm)
                self.canvas.drawString((left + column * width + 1) * mm, (self.height + 2) * mm, cell)
        self.height -= 4
        return self

    def page(self) -> "PdfPaper":
        self.canvas.showPage()
        self.height = 270.0
        return self

    def content(self) -> bytes:
        self.canvas.save()
        return self.target.getvalue()
