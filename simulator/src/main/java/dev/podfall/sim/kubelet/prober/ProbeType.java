package dev.podfall.sim.kubelet.prober;

/** The probes a container may have. */
public enum ProbeType {
    STARTUP("startupProbe", "Startup", null),
    READINESS("readinessProbe", "Readiness", false),
    LIVENESS("livenessProbe", "Liveness", true);

    private final String field;
    private final String title;
    private final Boolean initially;

    ProbeType(String field, String title, Boolean initially) {
        this.field = field;
        this.title = title;
        this.initially = initially;
    }

    String field() {
        return field;
    }

    String title() {
        return title;
    }

    /** What holds of a container that was not probed yet; null for unknown. */
    Boolean initially() {
        return initially;
    }
}
