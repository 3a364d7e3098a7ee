package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dfaults.page} the page is written anew. */
class FaultsPageTest {
    private static final Path PAGE = Path.of("FAULTS.md");

    @Test
    void the_page_says_what_the_faults_say() throws IOException {
        if (System.getProperty("faults.page") != null) {
            Files.writeString(PAGE, text());
        }
        assertThat(text())
                .as("FAULTS.md is stale; write it anew with -Dtest=FaultsPageTest -Dfaults.page")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String text() {
        FaultRegistry registry = FaultRegistry.standard();
        Map<String, TreeSet<String>> labs = labs();
        StringBuilder page = new StringBuilder("""
                # Faults

                What a lab's `faults.yaml` can break, and how. Each fault takes a `namespace`, and what its list says; what is
                not given is as usual. Each can be taken back. Written by `FaultsPageTest` from the faults themselves.
                """);
        for (FaultPage.Group group : FaultPage.Group.values()) {
            List<FaultPage> pages = registry.names().stream()
                    .map(registry::page)
                    .filter(p -> p.group() == group)
                    .toList();
            page.append(pages.isEmpty() ? "" : "\n## " + group + "\n");
            pages.forEach(p -> page.append(text(p, labs.get(p.name()))));
        }
        return page.toString();
    }

    private static String text(FaultPage fault, TreeSet<String> labs) {
        String parameters = fault.parameters().entrySet().stream()
                .map(e -> "- `" + e.getKey() + "`: " + e.getValue().is()
                        + Optional.ofNullable(e.getValue().usual())
                                .map(u -> "; usually `" + u + "`")
                                .orElse(""))
                .collect(Collectors.joining("\n"));
        String used = labs == null ? "" : "\nUsed by: " + String.join(", ", labs) + ".\n";
        return "\n### `" + fault.name() + "`\n" + fault.does() + " *Seen*: " + fault.seen() + "\n\n" + parameters + "\n"
                + used;
    }

    private static Map<String, TreeSet<String>> labs() {
        Catalogue catalogue = Catalogue.builtIn();
        Map<String, TreeSet<String>> labs = new TreeMap<>();
        for (Lab lab : catalogue.labs()) {
            lab.scenario()
                    .breakage()
                    .faults()
                    .forEach(f -> labs.computeIfAbsent(f.fault(), n -> new TreeSet<>())
                            .add(lab.id()));
        }
        return labs;
    }
}
