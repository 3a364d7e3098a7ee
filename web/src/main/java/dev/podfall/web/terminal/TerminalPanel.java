package dev.podfall.web.terminal;

/**
 * What the template part {@code jte/terminal/panel.jte} is told.
 *
 * @param kind of a {@link TerminalPlace}
 * @param id there
 * @param refusal why there is no terminal; null if there is
 */
public record TerminalPanel(String kind, String id, String refusal) {
    /** Where its script asks. */
    String path() {
        return "/terminals/" + kind + "/" + id;
    }
}
