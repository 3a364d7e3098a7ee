package dev.podfall.grader.postmortem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A postmortem, finished or not. The JSON names are a contract: {@code severity}, {@code sections} by their ids, {@code actions}.
 *
 * @param severity null as long as nobody said
 * @param sections the text of each section but {@link Section#actions}, by {@link Section#id}; Markdown's plain part, lines apart by
 *     {@code \n}. What is missing is empty; other keys are dropped
 * @param actions what is to be done; blank ones are dropped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Postmortem(
        @JsonProperty("severity") Severity severity,
        @JsonProperty("sections") Map<String, String> sections,
        @JsonProperty("actions") List<ActionItem> actions) {
    public Postmortem {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            String text = sections == null ? null : sections.get(section.id());
            if (text != null && section != Section.actions) {
                kept.put(
                        section.id(),
                        text.replace("\r\n", "\n").replace('\r', '\n').strip());
            }
        }
        sections = java.util.Collections.unmodifiableMap(kept);
        actions = actions == null
                ? List.of()
                : actions.stream().filter(a -> a != null && !a.isBlank()).toList();
    }

    /** Nothing written yet. */
    public static Postmortem blank() {
        return new Postmortem(null, Map.of(), List.of());
    }

    /** The text of a section; empty if there is none. */
    public String text(Section section) {
        return sections.getOrDefault(section.id(), "");
    }

    /** The same with another text. */
    public Postmortem with(Section section, String text) {
        Map<String, String> changed = new LinkedHashMap<>(sections);
        changed.put(section.id(), text);
        return new Postmortem(severity, changed, actions);
    }

    /** The same with other actions. */
    public Postmortem with(List<ActionItem> actions) {
        return new Postmortem(severity, sections, actions);
    }
}
