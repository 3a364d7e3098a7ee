package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Every image of a baseline has a tag or a digest, and the tag is not {@code latest}. */
final class ImagesArePinned implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        for (ObjectNode manifest : lab.lab().scenario().baseline()) {
            for (JsonNode image : manifest.findValues("image")) {
                String text = image.asText();
                boolean tagged = text.lastIndexOf(':') > text.lastIndexOf('/');
                if (image.isTextual() && (!tagged || text.endsWith(":latest"))) {
                    findings.add(new Finding(
                            lab.file("baseline"), "Image " + text + " is not pinned.", "Give it a tag that stays."));
                }
            }
        }
        return findings;
    }
}
