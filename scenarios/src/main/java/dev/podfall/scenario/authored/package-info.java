/** What all authored records share: which components an author must give, and lists that may be left out. Touches nothing. */
package dev.podfall.scenario.authored;
