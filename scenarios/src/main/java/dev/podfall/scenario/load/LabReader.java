package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.Scenario;
import dev.podfall.scenario.Solution;
import dev.podfall.scenario.client.Clients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Reads a lab's folder. */
final class LabReader {
    private final Source source;
    private final BaselineReader baselines;

    LabReader(Source source) {
        this.source = source;
        this.baselines = new BaselineReader(source);
    }

    Lab read(String folder) {
        List<ObjectNode> baseline = baselines.read(folder + "/baseline");
        Scenario scenario = new Scenario(baseline, yaml(Breakage.class, folder + "/faults.yaml"));
        LabFacts facts = yaml(LabFacts.class, folder + "/lab.yaml");
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        if (!facts.id().equals(name)) {
            throw new UnreadableData(
                    folder + "/lab.yaml",
                    "the id is \"" + facts.id() + "\", and the folder is called " + name,
                    "Make them one: the id is the folder's name.",
                    null);
        }
        return new Lab(
                facts,
                scenario,
                clients(folder),
                source.read(folder + "/task.md"),
                List.of(yaml(Hint[].class, folder + "/hints.yaml")),
                new RubricReader(source).read(folder + "/rubric.yaml"),
                solutions(folder),
                mistakes(folder),
                source.read(folder + "/explanation.md"));
    }

    private Clients clients(String folder) {
        String own = folder + "/clients.yaml";
        return yaml(Clients.class, source.find(own).isPresent() ? own : "shared/clients.yaml");
    }

    private List<Solution> solutions(String folder) {
        List<Solution> all = each(folder + "/solutions", "solution.yaml", Solution.class, Solution::named);
        all.sort(Comparator.comparing(s -> !s.name().equals("reference")));
        if (all.isEmpty() || !all.get(0).name().equals("reference")) {
            throw new UnreadableData(
                    folder + "/solutions", "there is no reference", "Write solutions/reference/solution.yaml.", null);
        }
        return List.copyOf(all);
    }

    private List<Mistake> mistakes(String folder) {
        return List.copyOf(each(folder + "/mistakes", "mistake.yaml", Mistake.class, Mistake::named));
    }

    private <T> List<T> each(String folder, String file, Class<T> type, BiFunction<T, String, T> named) {
        List<T> all = new ArrayList<>();
        for (String path : source.files(folder)) {
            if (path.endsWith("/" + file)) {
                String parent = path.substring(0, path.lastIndexOf('/'));
                all.add(named.apply(yaml(type, path), parent.substring(parent.lastIndexOf('/') + 1)));
            }
        }
        return all;
    }

    private <T> T yaml(Class<T> type, String file) {
        return Yaml.read(type, file, source.read(file));
    }
}
