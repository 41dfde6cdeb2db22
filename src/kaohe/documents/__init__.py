"""Documents (文书): every form as docx, xlsx and pdf, from policy models and filled forms."""

from kaohe.documents.appraisal_form import appraisal_form
from kaohe.documents.blanks import blank_forms
from kaohe.documents.department_summary import department_summary
from kaohe.documents.fonts import Faces, find_faces
from kaohe.documents.form import Form
from kaohe.documents.interview_record import interview_record
from kaohe.documents.job_description import job_description
from kaohe.documents.kpi_table import kpi_table
from kaohe.documents.pay_sheet import pay_sheet
from kaohe.documents.press import Print, file_name, print_forms, write_book
from kaohe.documents.sheet import Book
from kaohe.documents.typesetter import Typesetter
from kaohe.documents.word import docx
from kaohe.documents.workbook import xlsx

__all__ = [
    "Book",
    "Faces",
    "Form",
    "Print",
    "Typesetter",
    "appraisal_form",
    "blank_forms",
    "department_summary",
    "docx",
    "file_name",
    "find_faces",
    "interview_record",
    "job_description",
    "kpi_table",
    "pay_sheet",
    "print_forms",
    "write_book",
    "xlsx",
]
