/**
 * How pages look: layout, design system, static files, Markdown, error pages. Templates are in {@code src/main/jte}; each becomes a
 * class of the package that its folder names. May touch {@code web.account} for the session's form token. Start at {@link
 * dev.podfall.web.ui.Html}.
 */
package dev.podfall.web.ui;
