"""Ledgers sent to the import page: `sending` takes one in, `working` checks and imports it in a
process of its own (`starting`), which holds it meanwhile (`holding`); `report` is what the page
shows of it."""
