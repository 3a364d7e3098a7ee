package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draft.LabDraft;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.WorldLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A lab in a world: what it takes from there, and worlds that are half-written, damaged or meant ill. */
class WorldsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_lab_in_a_world_of_its_author() throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.startup);
        lab("baseline/10-cluster.yaml", "");
        Path draws = folder.resolve("labs/startup/requests-hang/draws.yaml");
        Files.writeString(draws, Files.readString(draws) + "\ncolour: [red, green]\n");
        String facts = Files.readString(folder.resolve("labs/startup/requests-hang/lab.yaml"));
        lab("lab.yaml", facts.replaceAll("(?s)namespace: .*", "world: shop\n"));
        world("world.yaml", """
                title: A shop
                about: Two Services.
                namespaces: {shop: what it sells, ml-serving-prod: where models serve}
                namespace: shop
                access: [{namespace: shop, role: view}]
                """);
        world("draws.yaml", "colour: [blue]\nsize: [large]\n");
        world("baseline/10-shop.yaml", """
                {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: ml-serving-prod}}
                ---
                include: parts/window.yaml
                ---
                include: fraud-scorer-deployment.yaml
                """);
        world("parts/window.yaml", config("window", "{{colour}} {{size}}"));
    }

    @Test
    void a_lab_takes_baseline_draws_namespace_and_access_from_its_world() {
        Lab lab = read();
        assertThat(object(lab, "window").path("data").path("is").asText()).isEqualTo("red large");
        assertThat(lab.scenario().baseline())
                .as("what the world lacks is taken from shared/")
                .anyMatch(o -> o.path("kind").asText().equals("Deployment"));
        assertThat(lab.facts().namespace()).isEqualTo("shop");
        assertThat(lab.facts().access()).extracting(a -> a.namespace()).containsExactly("shop");
    }

    @Test
    void an_object_of_the_lab_takes_the_place_of_the_worlds() throws IOException {
        lab("baseline/10-cluster.yaml", config("window", "shut") + "---\n" + config("door", "open"));
        Lab lab = read();
        assertThat(object(lab, "window").path("data").path("is").asText()).isEqualTo("shut");
        assertThat(object(lab, "door").path("data").path("is").asText()).isEqualTo("open");
        assertThat(lab.scenario().baseline().stream()
                        .filter(o -> o.path("kind").asText().equals("ConfigMap")))
                .hasSize(2);
    }

    @Test
    void clients_and_claims_of_the_world_come_before_shared_ones() throws IOException {
        world("clients.yaml", "clients: []\n");
        world("claims/scores.yaml", """
                id: scores
                title: The window is there
                weight: 30
                claim: {absent: {kind: ConfigMap, namespace: shop, name: door}}
                why: It is seen from the street.
                see: kubectl get configmaps -n shop
                """);
        Lab lab = read();
        assertThat(lab.clients().clients()).isEmpty();
        assertThat(lab.clients().server()).isNull();
        assertThat(lab.rubric().criteria()).anyMatch(c -> c.title().equals("The window is there"));
        assertThat(lab.rubric().criteria()).as("the others are shared").hasSize(4);
    }

    @Test
    void a_task_includes_a_text_of_its_world() throws IOException {
        world("know.md", "- The window is {{colour}}.\n");
        lab("task.md", "# It hangs\n\n## What you know\ninclude: know.md\n- And this.\n");
        assertThat(read().task()).isEqualTo("# It hangs\n\n## What you know\n- The window is red.\n- And this.\n");
        lab("task.md", "include: nowhere.md\n");
        assertUnreadable("task.md", "shared/nowhere.md", "no such file");
        lab("task.md", "include: ../../../etc/passwd\n");
        assertUnreadable("leaves the catalogue");
        lab("task.md", "include: know.md\n".repeat(11));
        assertUnreadable("task.md", "more than 10");
    }

    @Test
    void a_world_that_is_not_there_is_told_with_what_may_be_meant() throws IOException {
        for (String name : new String[] {"shopp", "../shop", "Shop", "shop/baseline", "'\"'", "x".repeat(500)}) {
            replace("labs/startup/requests-hang/lab.yaml", "world: .*", "world: " + name);
            assertUnreadable("lab.yaml", "there is no world");
        }
        replace("labs/startup/requests-hang/lab.yaml", "world: .*", "world: shopp");
        assertUnreadable("did you mean shop?");
    }

    @Test
    void a_world_that_cannot_be_read_is_told_with_its_file() throws IOException {
        world("world.yaml", "title: A shop\n");
        assertUnreadable("worlds/shop/world.yaml", "about");
        world("world.yaml", "");
        assertUnreadable("worlds/shop/world.yaml", "empty");
        Files.delete(folder.resolve("worlds/shop/world.yaml"));
        assertUnreadable("worlds/shop/world.yaml", "no such file");
    }

    @Test
    void of_two_worlds_with_one_name_nothing_is_mixed_and_lint_tells_of_them() throws IOException {
        replace("labs/startup/requests-hang/lab.yaml", "world: .*", "world: fraud-scorer");
        Files.createDirectories(folder.resolve("worlds/fraud-scorer/claims"));
        Files.writeString(folder.resolve("worlds/fraud-scorer/claims/mine.yaml"), "id: mine\n");
        assertUnreadable("worlds/fraud-scorer/world.yaml", "no such file");
        for (String file : new String[] {"world.yaml", "draws.yaml", "parts/window.yaml", "baseline/10-shop.yaml"}) {
            Path copy = folder.resolve("worlds/fraud-scorer").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(folder.resolve("worlds/shop").resolve(file), copy);
        }
        assertThat(read().facts().namespace()).isEqualTo("shop");
        assertThat(read().scenario().baseline())
                .noneMatch(o -> o.path("kind").asText().equals("Ingress"));
        assertThat(lint("fraud-scorer")).anyMatch(f -> f.what().contains("comes with Podfall: The fraud-scorer."));
    }

    @Test
    void a_lab_of_an_author_may_be_in_a_world_that_comes_with_podfall() throws IOException {
        replace("labs/startup/requests-hang/lab.yaml", "world: .*", "world: fraud-scorer");
        assertThat(read().facts().namespace()).isEqualTo("ml-serving-prod");
        assertThat(read().scenario().baseline())
                .anyMatch(o -> o.path("kind").asText().equals("Ingress"));
    }

    @Test
    void nothing_outside_the_catalogue_is_read_and_circles_end() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("outside", ".yaml"), config("door", "secret"));
        Files.delete(folder.resolve("worlds/shop/parts/window.yaml"));
        Files.createSymbolicLink(folder.resolve("worlds/shop/parts/window.yaml"), secret);
        assertUnreadable("leads out of the catalogue");
        Files.delete(folder.resolve("worlds/shop/parts/window.yaml"));
        world("parts/window.yaml", "include: parts/window.yaml\n");
        assertUnreadable("circle");
        Files.delete(folder.resolve("worlds/shop/baseline/10-shop.yaml"));
        Files.delete(folder.resolve("worlds/shop/baseline"));
        Files.createSymbolicLink(folder.resolve("worlds/shop/baseline"), secret.getParent());
        assertUnreadable("no manifest");
        Files.delete(secret);
    }

    @Test
    void lint_holds_a_worlds_namespaces_against_its_baseline() throws IOException {
        assertThat(lint("shop")).isEmpty();
        replace("worlds/shop/world.yaml", "shop: what it sells", "store: what it sells");
        assertThat(lint("shop")).anyMatch(f -> f.what().contains("[ml-serving-prod, store]"));
        replace("worlds/shop/world.yaml", "store: what it sells", "shop: what it sells");
        replace("worlds/shop/world.yaml", "namespace: shop, role", "namespace: cellar, role");
        assertThat(lint("shop")).anyMatch(f -> f.what().contains("[cellar]"));
        world("parts/window.yaml", config("window", "TODO: say what it is"));
        assertThat(lint("shop")).anyMatch(f -> f.where().contains("worlds/shop/parts/window.yaml"));
    }

    @TestFactory
    Stream<DynamicTest> every_world_is_clean() {
        Catalogue catalogue = Catalogue.builtIn();
        return catalogue.worlds().names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(WorldLint.world(catalogue, name)).isEmpty()));
    }

    private List<Finding> lint(String world) {
        return WorldLint.world(Catalogue.in(folder), world);
    }

    private Lab read() {
        return Catalogue.in(folder).lab("requests-hang");
    }

    private void assertUnreadable(String... words) {
        assertThatThrownBy(this::read).isInstanceOf(UnreadableData.class).hasMessageContainingAll(words);
    }

    private static ObjectNode object(Lab lab, String name) {
        return lab.scenario().baseline().stream()
                .filter(o -> o.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String config(String name, String value) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: shop}\ndata: {is: \"" + value
                + "\"}\n";
    }

    private void lab(String file, String text) throws IOException {
        Files.writeString(folder.resolve("labs/startup/requests-hang").resolve(file), text);
    }

    private void world(String file, String text) throws IOException {
        Path path = folder.resolve("worlds/shop").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void replace(String file, String regex, String by) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replaceFirst(regex, by));
    }
}
