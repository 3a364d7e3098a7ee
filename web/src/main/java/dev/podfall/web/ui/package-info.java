/**
 * How pages look: layout, design system, static files, Markdown, error pages. Templates are in {@code src/main/jte}; each becomes a
 * class of the package that its folder names. What they say in more than one language is in {@link
 * dev.podfall.web.ui.Texts}. May touch {@code web.account} for the session, and the engine's {@code Progress}. Start at {@link
 * dev.podfall.web.ui.Html}.
 */
package dev.podfall.web.ui;
