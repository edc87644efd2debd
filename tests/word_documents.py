"""Word documents for tests, packed from the XML that Word would write."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="LANGUAGE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Vorspann"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>'
)


def run(text: str, properties: str = "") -> str:
    """A run that holds a text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is no XML becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def relations(*targets: str) -> str:
    """The relations of a part to the parts "kind target"."""
    each = (target.split(" ") for target in targets)
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(each)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def document(
    *body: str, footnotes: str = "", language: str = "en-US", parts: dict[str, str | bytes] | None = None
) -> bytes:
    """A document with that body; `parts` are put in, or with an empty string left out."""
    inside: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations("officeDocument word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations("styles styles.xml", "footnotes footnotes.xml"),
        "word/styles.xml": _STYLES.replace("LANGUAGE", language),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (inside | (parts or {})).items():
            if content:
                archive.writestr(name, content)
    return made.getvalue()
