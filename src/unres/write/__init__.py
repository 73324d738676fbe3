"""Writers: a document as Akoma Ntoso, JSON, rows, HTML, Markdown and text."""
