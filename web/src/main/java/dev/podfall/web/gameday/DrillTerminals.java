package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.UnknownDrill;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.account.Session;
import dev.podfall.web.terminal.TerminalOffer;
import dev.podfall.web.terminal.TerminalPanel;
import dev.podfall.web.terminal.TerminalPlace;
import jakarta.inject.Singleton;
import java.util.Map;

/** Terminals of operations, as long as the drill runs. */
@Singleton
final class DrillTerminals implements TerminalPlace {
    private static final String KIND = "drills";

    private final Drillmaster drills;
    private final TerminalOffer offer;

    DrillTerminals(Drillmaster drills, TerminalOffer offer) {
        this.drills = drills;
        this.offer = offer;
    }

    /** The panel for the room of operations. */
    TerminalPanel panel(Session session, String drill) {
        return new TerminalPanel(KIND, drill, offer.refusal(session).orElse(null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ground ground(Session session, String id) {
        if (!isOpen(id)) {
            throw new DrillIsOver();
        }
        return new Ground(KIND, id, drills.kubeconfig(id), Map.of("PODFALL_DRILL", id));
    }

    @Override
    public boolean isOpen(String id) {
        try {
            return drills.show(id, Role.operations).ended() == null;
        } catch (UnknownDrill gone) {
            return false;
        }
    }
}
