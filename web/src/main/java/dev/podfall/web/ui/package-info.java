/**
 * How pages look: layout, design system, static files, Markdown, error pages. Templates are in {@code src/main/jte} and become classes of
 * {@code web.ui.page} at build time. May touch {@code web.account} for the session's form token. Start at {@link
 * dev.podfall.web.ui.Html}.
 */
package dev.podfall.web.ui;
