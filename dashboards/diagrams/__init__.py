"""Drawing driver diagrams: boxes and links in, places, pictures and files out. No database."""
