package dev.podfall.cli;

import dev.podfall.engine.Runtime;
import dev.podfall.engine.existing.ExistingCheckup;
import dev.podfall.engine.existing.Finding;
import dev.podfall.engine.kind.KindCheckup;
import java.util.List;

/** What {@code podfall doctor} looks at for one runtime. */
final class RuntimeCheckup {
    private final Home home;

    RuntimeCheckup(Home home) {
        this.home = home;
    }

    /** @throws dev.podfall.engine.UnknownRuntime if there is no such runtime */
    List<Checkup.Finding> findings(String runtime) {
        return switch (Runtime.of(runtime)) {
            case EMBEDDED -> List.of();
            case KIND -> kind();
            case EXISTING -> existing();
        };
    }

    private List<Checkup.Finding> existing() {
        return new ExistingCheckup(home.folder())
                .findings().stream()
                        .map(f -> new Checkup.Finding(f.what(), state(f.state()), f.found(), f.next()))
                        .toList();
    }

    private List<Checkup.Finding> kind() {
        return new KindCheckup(home.folder(), System.getenv())
                .findings().stream()
                        .map(f -> new Checkup.Finding(f.what(), state(f.state()), f.found(), f.next()))
                        .toList();
    }

    private static Checkup.State state(Finding.State state) {
        return switch (state) {
            case OK -> Checkup.State.OK;
            case UNKNOWN -> Checkup.State.OPTIONAL;
            case MISSING -> Checkup.State.MISSING;
        };
    }

    private static Checkup.State state(KindCheckup.State state) {
        return switch (state) {
            case OK -> Checkup.State.OK;
            case DOUBTFUL -> Checkup.State.OPTIONAL;
            case MISSING -> Checkup.State.MISSING;
        };
    }
}
