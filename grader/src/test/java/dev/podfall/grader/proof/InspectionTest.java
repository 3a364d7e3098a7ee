package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final String LAB = "all-wait-for-one-volume";

    @TempDir
    Path folder;

    @Test
    void an_add_on_that_nobody_has_is_found_with_its_line() throws IOException {
        Path lab = copied();
        Path facts = lab.resolve("lab.yaml");
        String text = Files.readString(facts);
        Inspection inspection = new Inspection(Catalogue.in(folder).overBuiltIn());
        assertThat(inspection.of(LAB)).noneMatch(f -> f.what().contains("add-on"));

        Files.writeString(facts, text.replace("addons: [cert-manager]", "addons: [cert-manger]"));
        int line = 1 + (int) text.substring(0, text.indexOf("addons:")).lines().count();
        assertThat(new Inspection(Catalogue.in(folder).overBuiltIn()).of(LAB)).anySatisfy(f -> {
            assertThat(f.where()).endsWith(LAB + "/lab.yaml:" + line);
            assertThat(f.what()).isEqualTo("There is no add-on \"cert-manger\".");
            assertThat(f.howToFix()).contains("cert-manager, external-secrets");
        });
    }

    private Path copied() throws IOException {
        var source = Catalogue.builtIn().source();
        String lab = Catalogue.builtIn().folderOf(LAB);
        for (String name : source.files(lab)) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), source.read(name));
        }
        return folder.resolve(lab);
    }
}
