"""XLSX and CSV in and out: safe reading, the portal's layout, parsing of cells, writing."""
