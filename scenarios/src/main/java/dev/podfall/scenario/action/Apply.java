package dev.podfall.scenario.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.authored.Required;

/** Makes the object so: creates it, or merges into what is there. */
public record Apply(@Required ObjectNode manifest) implements Action {
    @Override
    public String kubectl() {
        return "kubectl apply -f - <<'EOF'\n" + manifest.toPrettyString() + "\nEOF";
    }
}
