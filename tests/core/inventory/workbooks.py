"""Workbooks for tests: written by a library as people's are, or by hand where they are hostile."""

import io
import zipfile

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx_of(*rows, name="Inventory", prepare=None):
    """Return an XLSX file; `prepare(workbook, sheet)` may write more into it."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = workbook.add_worksheet(name)
    for number, cells in enumerate(rows):
        sheet.write_row(number, 0, cells)
    if prepare:
        prepare(workbook, sheet)
    workbook.close()
    return buffer.getvalue()


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    """Return an archive of the entries, text or bytes by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def raw_xlsx(sheet_data, target="worksheets/sheet1.xml", declaration="", **entries):
    """Return a workbook of one sheet, its XML as given."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="xml" '
            'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="'
            f'{WORKBOOK_TYPE}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship '
            f'Id="rId1" Type="{RELATIONS}/worksheet" Target="{target}"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{declaration}<worksheet xmlns="{MAIN}"><sheetData>'
            f"{sheet_data}</sheetData></worksheet>",
            **entries,
        }
    )


def text_cell(reference, text):
    """Return the XML of a cell that holds a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER_XML = f'<row r="1">{text_cell("A1", "ref_number")}{text_cell("B1", "title_en")}</row>'


def ods_of(*rows_xml):
    """Return an ODS file of one table with these rows."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"'
        f' xmlns:text="{text}"><office:body><office:spreadsheet><table:table table:name="S">'
        + "".join(rows_xml)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    media_type = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        {"mimetype": media_type, "META-INF/manifest.xml": manifest, "content.xml": content}
    )


def ods_row(*texts, repeated=1):
    """Return a row of texts, each in a cell of its own."""
    cells = "".join(ods_cell(text) for text in texts)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def ods_cell(text, attributes=""):
    """Return a cell that holds a text."""
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
