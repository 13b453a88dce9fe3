"""The list of workbooks: path within documents/ and the function that builds each."""

import sheets_finance
import sheets_hr
import sheets_products
import sheets_sales

BOOKS = {**sheets_finance.BOOKS, **sheets_hr.BOOKS, **sheets_products.BOOKS, **sheets_sales.BOOKS}
# Workbooks that LibreOffice opens, recalculates and saves, so that formulas carry their values.
RECALCULATED = {
    *sheets_finance.RECALCULATED, *sheets_hr.RECALCULATED, *sheets_products.RECALCULATED, *sheets_sales.RECALCULATED
}
