/** What tests share about the machine they run on. Start at {@link dev.podfall.tools.Needs}. */
package dev.podfall.tools;
