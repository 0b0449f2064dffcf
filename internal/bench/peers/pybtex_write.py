"""Papers, a JSON object a line, to BibTeX with pybtex: FILE"""
import json
import sys

from pybtex.database import BibliographyData, Entry, Person

data = BibliographyData()
with open(sys.argv[1], encoding="utf-8") as file:
    for number, line in enumerate(file):
        paper = json.loads(line)
        fields = [("title", paper["title"]), ("year", paper["published"][:4])]
        fields += [("eprint", paper["arxiv"]), ("archiveprefix", "arXiv")]
        fields += [("primaryclass", paper["primary_category"])]
        if "doi" in paper:
            fields += [("doi", paper["doi"]), ("journal", paper["journal_ref"])]
        people = [Person(first=a["given"], last=a["family"]) for a in paper["authors"]]
        kind = "article" if "doi" in paper else "misc"
        data.add_entry(f"key{number}", Entry(kind, fields, {"author": people}))
sys.stdout.write(data.to_string("bibtex"))
