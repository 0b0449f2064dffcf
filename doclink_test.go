package clipgraph_test

import (
	"cmp"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Every [Name] in a comment names a declaration: a link that leads nowhere is
// shown as brackets in the documentation.
func TestDocLinks(t *testing.T) {
	packages := parsePackages(t)
	standard := standardPackages(t)
	last := map[string]bool{} // the last elements of the import paths of the module
	for importPath := range packages {
		last[path.Base(importPath)] = true
	}
	links := 0
	for importPath, p := range packages {
		lookup := comment.Parser{
			LookupPackage: func(name string) (string, bool) {
				if imported, ok := p.imports[name]; ok {
					return imported, true
				}
				return name, strings.Contains(name, "/") || last[name]
			},
			LookupSym: func(string, string) bool { return true },
		}
		for _, group := range p.comments {
			for _, link := range docLinks(lookup.Parse(group.Text())) {
				links++
				target := cmp.Or(link.ImportPath, importPath)
				name := strings.TrimPrefix(link.Recv+"."+link.Name, ".")
				if own := packages[target]; own != nil {
					if name != "" && !own.names[name] {
						t.Errorf("%s: [%s] names nothing in %s", p.set.Position(group.Pos()), name, target)
					}
				} else if !standard[target] && !p.imported[target] {
					t.Errorf("%s: [%s.%s]: the package does not import %s", p.set.Position(group.Pos()), link.ImportPath, name, target)
				}
			}
		}
	}
	if links < 200 {
		t.Errorf("only %d links were found", links)
	}
}

// A parsedPackage is a package's files and what they declare: "Name" for each
// declaration, "Type.Name" for each method and field.
type parsedPackage struct {
	set      *token.FileSet
	comments []*ast.CommentGroup
	names    map[string]bool
	imports  map[string]string // import paths by the names that the files use
	imported map[string]bool   // import paths
}

// parsePackages parses all packages of the module without their tests, by import path.
func parsePackages(t *testing.T) map[string]*parsedPackage {
	t.Helper()
	packages := map[string]*parsedPackage{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || name != "." && strings.HasPrefix(entry.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		importPath := path.Join(module, filepath.ToSlash(filepath.Dir(name)))
		p := packages[importPath]
		if p == nil {
			p = &parsedPackage{set: token.NewFileSet(), names: map[string]bool{}, imports: map[string]string{}, imported: map[string]bool{}}
			packages[importPath] = p
		}
		file, err := parser.ParseFile(p.set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		p.comments = append(p.comments, file.Comments...)
		for _, spec := range file.Imports {
			p.use(spec)
		}
		for _, d := range file.Decls {
			p.declare(d)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// declare adds the names that d declares.
func (p *parsedPackage) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		p.names[strings.TrimPrefix(receiver(d)+"."+d.Name.Name, ".")] = true
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					p.names[name.Name] = true
				}
			case *ast.TypeSpec:
				p.names[spec.Name.Name] = true
				for _, member := range members(spec.Type) {
					p.names[spec.Name.Name+"."+member] = true
				}
			}
		}
	}
}

// receiver returns the name of the type whose method d is, or "".
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	typ := d.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

// members returns the names of a struct's fields or an interface's methods.
func members(typ ast.Expr) []string {
	var list *ast.FieldList
	switch typ := typ.(type) {
	case *ast.StructType:
		list = typ.Fields
	case *ast.InterfaceType:
		list = typ.Methods
	default:
		return nil
	}
	var names []string
	for _, field := range list.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

// use adds the package that spec imports.
func (p *parsedPackage) use(spec *ast.ImportSpec) {
	imported, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return
	}
	name := path.Base(imported)
	if spec.Name != nil {
		name = spec.Name.Name
	}
	p.imports[name], p.imported[imported] = imported, true
}

// standardPackages returns the import paths of the standard library.
func standardPackages(t *testing.T) map[string]bool {
	t.Helper()
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, line := range strings.Fields(string(out)) {
		paths[line] = true
	}
	return paths
}

// docLinks returns the links of d to declarations.
func docLinks(d *comment.Doc) []*comment.DocLink {
	var links []*comment.DocLink
	var text func([]comment.Text)
	text = func(parts []comment.Text) {
		for _, part := range parts {
			switch part := part.(type) {
			case *comment.DocLink:
				links = append(links, part)
			case *comment.Link:
				text(part.Text)
			}
		}
	}
	var blocks func([]comment.Block)
	blocks = func(list []comment.Block) {
		for _, block := range list {
			switch block := block.(type) {
			case *comment.Paragraph:
				text(block.Text)
			case *comment.Heading:
				text(block.Text)
			case *comment.List:
				for _, item := range block.Items {
					blocks(item.Content)
				}
			}
		}
	}
	blocks(d.Content)
	return links
}
