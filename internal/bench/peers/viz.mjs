// A DOT graph to SVG with viz.js: FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const viz = await createRequire(`${process.env.NODE_MODULES}/`)("@viz-js/viz").instance();
process.stdout.write(viz.renderString(readFileSync(process.argv[2], "utf8"), { format: "svg" }));
