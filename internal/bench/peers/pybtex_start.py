"""What a program that reads a .bib waits for first."""
import pybtex.database
