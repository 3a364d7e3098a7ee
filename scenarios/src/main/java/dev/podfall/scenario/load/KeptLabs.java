package dev.podfall.scenario.load;

import dev.podfall.scenario.Lab;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labs as they were read, by what drew them; those that nobody asked for lately are let go. */
final class KeptLabs extends LinkedHashMap<String, Lab> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 256;

    KeptLabs() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Lab> eldest) {
        return size() > MOST;
    }
}
