/**
 * The blameless postmortem: eleven sections, what is wrong with one that was written, and how it is exported. Pure: no time, no input, no
 * output. May touch nothing else of ours. Start at {@link dev.podfall.grader.postmortem.Postmortem} and {@link
 * dev.podfall.grader.postmortem.PostmortemLint}.
 */
package dev.podfall.grader.postmortem;
