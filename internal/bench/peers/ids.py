"""The identifiers of a text, each once, in order: FILE"""
import re
import sys

form = re.compile(
    rb"(?i:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv:)"
    rb"([a-z-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})"
)
with open(sys.argv[1], "rb") as file:
    found = dict.fromkeys(form.findall(file.read()))
sys.stdout.buffer.writelines(name + b"\n" for name in found)
