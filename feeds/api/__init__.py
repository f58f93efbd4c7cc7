"""Data in and out for warehouses: files of measurements, and everything that changed."""
