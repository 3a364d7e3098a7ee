package dev.podfall.engine.fault;

import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.load.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fault that is data: a file of the resources' folder {@code faults}. */
record DeclaredFault(FaultPage page, List<Change> changes) implements Fault {
    /** What the file says; its name is the fault's. */
    private record Declaration(
            @Required FaultPage.Group group,
            @Required String does,
            @Required String seen,
            Map<String, FaultPage.Parameter> parameters,
            FaultDraw draw,
            @Required List<Change> changes) {}

    /** The one in {@code faults/NAME.yaml}. */
    static DeclaredFault read(String name) {
        String file = "faults/" + name + ".yaml";
        try (InputStream in = DeclaredFault.class.getResourceAsStream("/" + file)) {
            Declaration read =
                    Yaml.read(Declaration.class, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            FaultPage page = new FaultPage(name, read.group, read.does, read.seen, read.parameters, read.draw);
            return new DeclaredFault(page, read.changes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Injection plan(ClusterApi api, Parameters with) {
        List<Action> actions = new ArrayList<>();
        List<Action> recovery = new ArrayList<>();
        for (Change change : changes) {
            Change.Plan plan = change.plan(api, with);
            actions.addAll(plan.actions());
            recovery.addAll(plan.recovery());
        }
        return new Injection(page.name(), actions, recovery);
    }
}
