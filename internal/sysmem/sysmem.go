// Package sysmem says how much memory the process may still take: [Free] is the least
// of what the machine, its control groups and the limits of the process leave. On
// systems other than Linux it is not known.
package sysmem
