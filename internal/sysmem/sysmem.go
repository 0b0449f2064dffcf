// Package sysmem reports how much more memory the process may use. [Free] is the least of
// what the machine, its control groups and the limits of the process leave. On systems
// other than Linux it is not known.
package sysmem
