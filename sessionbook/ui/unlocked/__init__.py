"""What is around the pages while a notebook is open: from its opening to its closing."""
