/** The command in the surroundings of real machines, each run as a process with a real server. Start at {@code Shell}. */
package dev.podfall.cli.surroundings;
