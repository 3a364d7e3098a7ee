package dev.podfall.scenario.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.authored.Required;

/**
 * Patches an object.
 *
 * @param target the object
 * @param type {@code strategic} (default), {@code merge} or {@code json}
 * @param patch the patch's body
 */
public record Patch(
        @Required Target target, Type type, @Required JsonNode patch) implements Action {
    public Patch {
        type = type == null ? Type.strategic : type;
    }

    /** How the body is meant. */
    public enum Type {
        strategic,
        merge,
        json
    }

    @Override
    public String kubectl() {
        return "kubectl patch " + target.shown() + " --type=" + type + " -p '" + patch + "'";
    }
}
