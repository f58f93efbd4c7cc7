"""PDF files out of HTML, where the machine can write them."""


class NoPdf(Exception):
    """This machine lacks the libraries that write PDF files."""


def written_as_pdf(page: str, style: str) -> bytes:
    """The page as a PDF file whose words are words, tagged for screen readers. Raises NoPdf."""
    try:
        # Imported here: it is large, optional, and needs libraries of the operating system.
        from weasyprint import CSS, HTML
    except (ImportError, OSError) as error:
        raise NoPdf from error
    return HTML(string=page).write_pdf(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1")
