package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.exam.blueprint.Section;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.YamlLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * An exam under inspection.
 *
 * @param file from the catalogue's root
 * @param lines where in the file something is written
 * @param pools what there is to draw from
 * @param earlier files by the ids of the exams that were read before this one
 */
record LintedExam(String file, Exam exam, YamlLines lines, Pools pools, Map<String, String> earlier) {
    private static final String BLUEPRINT = "blueprint";
    private static final String SECTIONS = "sections";

    /** About a field. @param pointer the way to it */
    Finding finding(String what, String howToFix, Object... pointer) {
        return new Finding(file + ":" + lines.of(pointer), what, howToFix);
    }

    /** About a field of the blueprint. */
    Finding ofBlueprint(String field, String what, String howToFix) {
        return finding(what, howToFix, BLUEPRINT, field);
    }

    /** About a field of a section. @param index counted from 0 */
    Finding ofSection(int index, String what, String howToFix, Object... below) {
        List<Object> pointer = new ArrayList<>(List.of(BLUEPRINT, SECTIONS, index));
        pointer.addAll(List.of(below));
        String id = exam.blueprint().sections().get(index).id();
        return finding("section " + id + ": " + what, howToFix, pointer.toArray());
    }

    /** Each section with its place. */
    void sections(BiConsumer<Integer, Section> task) {
        List<Section> all = exam.blueprint().sections();
        for (int i = 0; i < all.size(); i++) {
            task.accept(i, all.get(i));
        }
    }
}
