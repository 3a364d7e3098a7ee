package dev.podfall.web.panes;

import java.util.List;
import java.util.Locale;

/** A list of objects of the attempt's namespace. */
enum Pane {
    PODS("Pods", List.of("Name", "Ready", "Status", "Restarts", "Age"), "pods"),
    EVENTS("Events", List.of("Last Seen", "Type", "Reason", "Object", "Message"), "events");

    private final String title;
    private final List<String> columns;
    private final String plural;

    Pane(String title, List<String> columns, String plural) {
        this.title = title;
        this.columns = columns;
        this.plural = plural;
    }

    String title() {
        return title;
    }

    /** Those of the table that are shown, in this order; more would not fit beside a terminal. */
    List<String> columns() {
        return columns;
    }

    /** In addresses. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/" + plural;
    }
}
