/**
 * One page that shows every part that pages are made of, for whoever builds the next: {@code /parts}. It is in no navigation; nothing on it
 * does anything. A part that is new goes there, too. May touch {@code web.ui}, and {@code web.chain} for its picture. Start at {@link
 * dev.podfall.web.parts.PartsPage}.
 */
package dev.podfall.web.parts;
