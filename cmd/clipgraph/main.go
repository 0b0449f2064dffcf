// Command clipgraph turns reading lists into bibliographies and graphs.
package main

import (
	"os"

	"clipgraph/cmd"
)

func main() { os.Exit(cmd.Main()) }
