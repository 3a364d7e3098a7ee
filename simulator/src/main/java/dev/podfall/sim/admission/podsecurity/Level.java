package dev.podfall.sim.admission.podsecurity;

import java.util.Locale;

/** How strict a policy is, from nothing to much. */
public enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** As labels write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that name, or null. */
    static Level of(String text) {
        for (Level level : values()) {
            if (level.text().equals(text)) {
                return level;
            }
        }
        return null;
    }
}
