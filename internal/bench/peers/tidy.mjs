// The keys of a .bib, read with bibtex-tidy: FILE
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { tidy } = await import(pathToFileURL(`${process.env.NODE_MODULES}/bibtex-tidy/bibtex-tidy.js`));
const { bibtex } = tidy(readFileSync(process.argv[2], "utf8"), {});
process.stdout.write([...bibtex.matchAll(/^@\w+\{([^,]+),/gm)].map((m) => m[1] + "\n").join(""));
