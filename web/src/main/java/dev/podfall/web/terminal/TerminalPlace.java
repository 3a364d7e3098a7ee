package dev.podfall.web.terminal;

import dev.podfall.web.account.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Whose cluster a page's terminals are about: attempts, and whatever else a page may offer them for. One bean for each kind; its pages
 * include {@code jte/terminal/panel.jte} with the same kind and id.
 */
public interface TerminalPlace {
    /** In addresses, such as {@code attempts}. */
    String kind();

    /**
     * What a terminal there works on.
     *
     * @throws dev.podfall.error.PodfallException if this person has none of that id, or it is over
     */
    Ground ground(Session session, String id);

    /** Whether terminals there go on. Asked every few seconds while there is one. */
    boolean isOpen(String id);

    /**
     * What a terminal works on.
     *
     * @param kubeconfig the only one that its shell is given
     * @param variables what else the shell finds in its environment
     */
    record Ground(String kind, String id, Path kubeconfig, Map<String, String> variables) {
        /** Whether both are about the same thing. */
        boolean isSame(Ground other) {
            return Objects.equals(kind, other.kind) && Objects.equals(id, other.id);
        }
    }
}
