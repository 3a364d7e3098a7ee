package dev.podfall.cli.machine;

import dev.podfall.cli.console.Home;
import dev.podfall.engine.Finding;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.existing.ExistingCheckup;
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
        List<Finding> found = switch (Runtime.of(runtime)) {
            case EMBEDDED -> List.of();
            case KIND -> new KindCheckup(home.folder(), System.getenv()).findings();
            case EXISTING -> new ExistingCheckup(home.folder()).findings();
        };
        return found.stream()
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
}
