package people

import (
	"slices"
	"strings"
	"sync"
)

// shortForms are given names that are used for each other, one group a line.
const shortForms = `
william bill will billy liam willy
robert bob rob bobby bert
richard rick dick rich ricky
alexander alexandre aleksandr alexandr alex sasha sascha xander lex oleksandr
michael mike mikhail michail mikael michal mick micha misha
steven stephen stefan steve stephan stephane
jeffrey geoffrey jeff geoff
mohammed muhammad mohammad mohamed muhammed md mohd
dmitry dmitri dimitri dmitriy dima dimitry dmytro
james jim jimmy jamie
john jon johnny jack johnathan jonathan johann
joseph joe josef giuseppe jose
thomas tom tommy
edward ed eddie ted ned
theodore ted teddy
charles charlie chuck carl karl
daniel dan danny
david dave davide
andrew andy drew andrei andrey andreas
anthony tony antoine anton antonio
nicholas nick nicolas nikolas niko nikolai nikolay nicola
benjamin ben benny
samuel sam sammy
matthew matt mathieu matthias mathias
christopher chris kris christoph
christian chris
gregory greg grigory
kenneth ken kenny
ronald ron ronnie
donald don
lawrence larry laurence
timothy tim
peter pete pieter petr pyotr piotr
patrick pat
philip phil phillip philipp
raymond ray
frederick fred frederic friedrich
eugene gene evgeny evgenii yevgeny evgeniy eugen
sergey sergei serge sergii
yuri yury iurii yurii jurij
vladimir volodymyr vova wladimir
katherine catherine kathryn kate katie kathy cathy ekaterina katharina
elizabeth liz beth betty lisa eliza elisabeth
margaret maggie meg peggy
jennifer jen jenny
jessica jess jessie
rebecca becky
susan sue suzanne
deborah debbie deb
patricia pat patty tricia
victoria vicky
alexandra sasha sandra aleksandra alex
natalia natasha natalya nataliya
anastasia nastya
maria mary marie mariya
anna ann anne hanna hannah
ilya ilia
arthur artur
marcus markus marc mark marco
lucas lukas luke luca
georg george georgios giorgos jorge yuriy
henry henrik heinrich harry hank enrico
francis frank franz francois francesco francisco
louis lewis luis luigi ludwig
paul pavel paolo pablo
yannis ioannis giannis john
leonid leo leon leonard leonardo
maximilian max maxim maksim
zachary zach zack zac
joshua josh
jacob jake jakob yakov
nathaniel nathan nate
isaac ike
abdul abd
oliver ollie
vincent vince vincenzo
`

// nicknames maps each given name to the groups that it is in.
var nicknames = sync.OnceValue(func() map[string][]int {
	all := map[string][]int{}
	group := 0
	for line := range strings.Lines(strings.TrimSpace(shortForms)) {
		for name := range strings.FieldsSeq(line) {
			all[name] = append(all[name], group)
		}
		group++
	}
	return all
})

// areShortForms reports whether two given names are used for each other.
func areShortForms(p, q string) bool {
	groups := nicknames()[q]
	return slices.ContainsFunc(nicknames()[p], func(group int) bool { return slices.Contains(groups, group) })
}
