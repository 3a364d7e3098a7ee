package dev.podfall.scenario;

/** The skill areas that exams draw from and reports group by. */
public enum Domain {
    startup("Start-up"),
    packaging("Packaging"),
    resources("Resources"),
    probes("Probes"),
    scheduling("Scheduling"),
    networking("Networking"),
    identity("Identity"),
    rollout("Scaling and rollout"),
    batch("Batch"),
    storage("Storage"),
    delivery("Delivery"),
    platform("Platform"),
    observability("Observability"),
    incidents("Incidents");

    private final String title;

    Domain(String title) {
        this.title = title;
    }

    /** As shown. */
    public String title() {
        return title;
    }
}
