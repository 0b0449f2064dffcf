package clipgraph_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

// The bounds of what one reader has to hold in mind at a time.
const (
	// maxBranches is how often a function may branch; one that branches more often
	// is mostly two.
	maxBranches = 15
	// maxBranching is the share of functions that may branch more often: a switch
	// over many kinds is read from top to bottom all the same.
	maxBranching = 0.04
	// maxPackage is the number of lines of a package without its tests.
	maxPackage = 3000
)

func TestFunctionsAndPackagesAreSmall(t *testing.T) {
	functions, large := 0, []string{}
	for _, p := range packages(t) {
		lines := 0
		for _, name := range p.GoFiles {
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			lines += bytes.Count(text, []byte("\n"))
			file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok {
					functions++
					if branches(f) > maxBranches {
						large = append(large, p.name()+"."+f.Name.Name)
					}
				}
			}
		}
		if lines > maxPackage {
			t.Errorf("package %s has %d lines without its tests; the bound is %d", p.name(), lines, maxPackage)
		}
	}
	t.Logf("%d of %d functions branch more than %d times: %.1f %%", len(large), functions, maxBranches, 100*float64(len(large))/float64(functions))
	if share := float64(len(large)) / float64(functions); share > maxBranching {
		t.Errorf("%.1f %% of %d functions branch more than %d times, more than %.1f %%:\n%v", 100*share, functions, maxBranches, 100*maxBranching, large)
	}
}

// branches returns the cyclomatic complexity of a function (McCabe 1976): one more
// than its conditions, loops, cases, and operators && and ||.
func branches(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func TestBranches(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "", `package p
func f(a, b bool, c chan int) {
	if a && b || a {
	}
	for range 3 {
		switch {
		case a:
		default:
		}
	}
	select {
	case <-c:
	default:
	}
	func() { for a {} }()
}`, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := branches(file.Decls[0].(*ast.FuncDecl)); got != 8 {
		t.Errorf("%d branches, want 8", got)
	}
}
