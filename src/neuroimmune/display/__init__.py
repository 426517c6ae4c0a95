"""How answers look: tables as text and HTML, data frames."""
