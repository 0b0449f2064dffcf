package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A mutant is one change of the code.
type mutant struct {
	kind       kind
	file, code string
	line       int
	key        string // names the mutant, wherever it stands in the package
}

type kind string

const (
	constants   kind = "constant"   // is halved
	comparisons kind = "comparison" // < is <=, or >= of measured numbers; == is !=
	conditions  kind = "condition"  // && is ||
	branches    kind = "branch"     // is never taken
)

// A weaver writes all mutants of a package into its source. Which of them is on, the
// functions of helpers.txt decide.
type weaver struct {
	files   *token.FileSet
	info    *types.Info
	named   map[types.Object]int // the constants that are numbers, with their mutants
	times   map[string]int       // how often each mutant's key was met
	mutants []mutant             // that of number n is mutants[n-1]

	// of the file that is woven
	name, source string
	skip         map[ast.Node]bool
	wraps        int
	edits        []edit
}

func newWeaver(files *token.FileSet, info *types.Info, syntax []*ast.File) *weaver {
	w := &weaver{files: files, info: info, named: map[types.Object]int{}, times: map[string]int{}}
	for _, f := range syntax {
		w.addNames(f)
	}
	return w
}

// An edit puts a text in the place of length bytes. Of edits at one offset that of the
// lower rank comes first.
type edit struct {
	at, length, rank int
	text             string
}

// weave returns the source of a file with all its mutants.
func (w *weaver) weave(f *ast.File, name, source string) string {
	w.name, w.source, w.skip, w.wraps, w.edits = name, source, map[ast.Node]bool{}, 0, nil
	ast.PreorderStack(f, nil, w.visit)
	slices.SortStableFunc(w.edits, func(a, b edit) int { return cmp.Or(a.at-b.at, a.rank-b.rank) })
	var b strings.Builder
	end := 0
	for _, e := range w.edits {
		b.WriteString(source[end:e.at] + e.text)
		end = e.at + e.length
	}
	return b.String() + source[end:]
}

// visit adds the mutants of a node, and reports whether the nodes in it may have some.
func (w *weaver) visit(n ast.Node, stack []ast.Node) bool {
	if w.skip[n] {
		return false
	}
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.ArrayType:
		return false
	case *ast.KeyValueExpr:
		w.skip[n.Key] = true
	case *ast.IfStmt:
		if len(n.Body.List) > 0 {
			w.branch(n.Cond, stack)
		}
	case *ast.CaseClause:
		if s, ok := stack[len(stack)-2].(*ast.SwitchStmt); ok && s.Tag == nil {
			for _, condition := range n.List {
				w.branch(condition, stack)
			}
		}
	case ast.Expr:
		return w.expression(n, stack)
	}
	return true
}

// branch adds the mutant that never takes the branch of a condition.
func (w *weaver) branch(condition ast.Expr, stack []ast.Node) {
	id := w.add(condition, branches, stack)
	w.wrap(condition, fmt.Sprintf("!mutantIs(%d) && (", id), ")")
}

// expression adds the mutant of an expression, and reports whether those in it may have some.
func (w *weaver) expression(n ast.Expr, stack []ast.Node) bool {
	if value := w.info.Types[n].Value; value != nil {
		w.constant(n, value, stack)
		return false
	}
	switch n := n.(type) {
	case *ast.CallExpr:
		f, ok := n.Fun.(*ast.Ident)
		return !ok || f.Name != "make" // lengths and capacities
	case *ast.BinaryExpr:
		w.binary(n, stack)
	}
	return true
}

// functions has those helpers that stand for an operator.
var functions = map[token.Token]string{
	token.LSS: "mutantLess", token.LEQ: "mutantLessEqual", token.GTR: "mutantMore", token.GEQ: "mutantMoreEqual",
	token.LAND: "mutantAnd", token.LOR: "mutantOr",
}

// binary adds the mutant of a comparison, or of && and ||.
func (w *weaver) binary(n *ast.BinaryExpr, stack []ast.Node) {
	switch n.Op {
	case token.EQL, token.NEQ:
		w.turn(n, stack)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		if basic, ok := w.info.TypeOf(n.X).Underlying().(*types.Basic); ok && basic.Info()&types.IsFloat != 0 {
			w.turn(n, stack) // such numbers are seldom equal
			return
		}
		w.wrap(n, fmt.Sprintf("%s(%d, ", functions[n.Op], w.add(n, comparisons, stack)), ")")
		w.replaceOperator(n, ",")
	case token.LAND, token.LOR:
		w.wrap(n, fmt.Sprintf("%s(%d, ", functions[n.Op], w.add(n, conditions, stack)), ") })")
		w.replaceOperator(n, ", func() bool { return (")
	}
}

// turn adds the mutant that is true where a comparison is not.
func (w *weaver) turn(n *ast.BinaryExpr, stack []ast.Node) {
	w.wrap(n, "((", fmt.Sprintf(") != mutantIs(%d))", w.add(n, comparisons, stack)))
}

// constant adds the mutant of a constant expression that is a number. There is one for all
// uses of a constant that has a name.
func (w *weaver) constant(n ast.Expr, value constant.Value, stack []ast.Node) {
	basic, ok := types.Unalias(w.info.Types[n].Type).(*types.Basic)
	if !ok || basic.Info()&(types.IsInteger|types.IsFloat) == 0 || basic.Info()&types.IsUntyped != 0 || !w.hasNumber(n) {
		return
	}
	if size, _ := constant.Float64Val(value); size == 0 || basic.Info()&types.IsInteger != 0 && -2 < size && size < 2 {
		return
	}
	id := 0
	if name, ok := n.(*ast.Ident); ok {
		id = w.named[w.info.Uses[name]]
	}
	if id == 0 {
		id = w.add(n, constants, stack)
	}
	if name, ok := n.(*ast.Ident); ok {
		w.named[w.info.Uses[name]] = id
	}
	w.wrap(n, fmt.Sprintf("mutantHalf(%d, %s(", id, basic.Name()), "))")
}

// hasNumber reports whether a number stands in a node, or a constant of the package that is
// declared as one.
func (w *weaver) hasNumber(n ast.Node) bool {
	has := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			has = has || n.Kind == token.INT || n.Kind == token.FLOAT
		case *ast.Ident:
			_, named := w.named[w.info.Uses[n]]
			has = has || named
		}
		return !has
	})
	return has
}

// addNames adds the constants that a file declares as numbers. Those of an enumeration are
// names and no numbers.
func (w *weaver) addNames(f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, s := range d.Specs {
				s := s.(*ast.ValueSpec)
				for i, value := range s.Values {
					if w.hasNumber(value) && !w.counts(value) {
						w.named[w.info.Defs[s.Names[i]]] = 0
					}
				}
			}
		}
		return true
	})
}

// counts reports whether iota stands in an expression.
func (w *weaver) counts(e ast.Expr) bool {
	is := false
	ast.Inspect(e, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		is = is || ok && name.Name == "iota"
		return !is
	})
	return is
}

// add notes a mutant and returns its number.
func (w *weaver) add(n ast.Expr, k kind, stack []ast.Node) int {
	function := ""
	for _, around := range stack {
		if f, ok := around.(*ast.FuncDecl); ok {
			function = f.Name.Name
		}
	}
	code := strings.Join(strings.Fields(w.source[w.offset(n.Pos()):w.offset(n.End())]), " ")
	place := w.files.PositionFor(n.Pos(), false)
	key := fmt.Sprint(function, " ", k, " ", code)
	w.times[key]++
	if k == constants { // which does not say much by itself
		code += " in " + strings.TrimSpace(strings.Split(w.source, "\n")[place.Line-1])
	}
	w.mutants = append(w.mutants, mutant{k, w.name, code, place.Line, fmt.Sprint(key, " ", w.times[key])})
	return len(w.mutants)
}

func (w *weaver) offset(p token.Pos) int { return w.files.PositionFor(p, false).Offset }

// wrap puts texts before and behind a node. What stands around a node is wrapped before it.
func (w *weaver) wrap(n ast.Node, before, behind string) {
	w.wraps++
	w.edits = append(w.edits, edit{w.offset(n.Pos()), 0, w.wraps, before}, edit{w.offset(n.End()), 0, -w.wraps, behind})
}

func (w *weaver) replaceOperator(n *ast.BinaryExpr, text string) {
	w.edits = append(w.edits, edit{w.offset(n.OpPos), len(n.Op.String()), 0, text})
}
