"""Prints what pybtex reads of each .bib file, as one JSON object a line."""
import json
import sys

from pybtex.database.input.bibtex import LowLevelParser, month_names

for name in sys.argv[1:]:
    with open(name, "rb") as f:
        data = f.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    errors, entries = [], []
    try:
        parser = LowLevelParser(text, macros=dict(month_names), handle_error=errors.append, filename=name)
        for item in parser:
            if item[0].lower() not in ("string", "preamble", "comment"):
                kind, (key, fields) = item
                entries.append({"key": key, "type": kind, "fields": [[n, "".join(v)] for n, v in fields]})
    except Exception as e:  # it gives up on the file
        errors.append(e)
    print(json.dumps({"file": name, "entries": entries, "errors": len(errors)}))
