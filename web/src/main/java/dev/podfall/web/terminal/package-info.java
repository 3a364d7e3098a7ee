/**
 * A real terminal in a page: the person's own shell behind a pseudo-terminal, shown by xterm.js over a WebSocket. Any page can have one:
 * a bean of {@link dev.podfall.web.terminal.TerminalPlace} says whose cluster it is about, the template part {@code
 * jte/terminal/panel.jte} shows it, and {@code static/terminal.js} does the rest. May touch {@code web.shell}, {@code web.account},
 * {@code web.ui}, {@code web.server}. Start at {@link dev.podfall.web.terminal.Terminals}.
 *
 * <p>A shell is the keys to the house, so the doors are few. It is offered only by a server that listens on a loopback address, to the
 * person who runs it ({@link dev.podfall.web.terminal.TerminalOffer}). A page that holds the session's cookie and its form's token gets
 * a ticket by a POST ({@link dev.podfall.web.terminal.Tickets}): it is good for one connection, of that session, to that terminal,
 * within half a minute. The connection itself must carry cookie, ticket and an {@code Origin} of this very server ({@link
 * dev.podfall.web.terminal.SocketGate}). It is opened in the thread that reads from it ({@link
 * dev.podfall.web.terminal.HandshakeThread}), so the first words of a page are not lost.
 *
 * <p>The pages' Content-Security-Policy stays as strict as it is everywhere. xterm.js is told to draw on a canvas: that way it inserts no
 * {@code <style>} element and sets styles through the CSSOM alone, which {@code style-src 'self'} allows. Newer releases of it draw with
 * elements and {@code <style>} elements, and will want a nonce or a constructed style sheet.
 *
 * <p>The shell lives in the server, not in the connection. What it printed last is kept, within a bound; a page that comes back
 * gets what it missed. A page acknowledges what it has shown, and a program that prints more than it shows waits, as it would for a slow
 * terminal.
 */
package dev.podfall.web.terminal;
