"""Cases that another body sends in one workbook: read like a ledger, opened through the door."""
