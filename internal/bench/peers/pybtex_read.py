"""The keys of a .bib, read with pybtex: FILE"""
import sys

from pybtex.database import parse_file

for entry in parse_file(sys.argv[1], "bibtex").entries.values():
    print(entry.key)
