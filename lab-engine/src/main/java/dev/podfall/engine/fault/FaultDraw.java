package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.authored.Lists;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an incident that nobody wrote needs to know of a fault. Texts may hold parameters as {@code ${name}}.
 *
 * @param never why it makes no sense there; null where it does
 * @param with how each parameter is drawn, in that order: a list of alternatives, or from the healthy cluster with one of
 *     {@code each} (the values at a path), {@code keys} (the names of its fields) and {@code labels} (it as a label
 *     selector). Paths are {@code Kind/name:/pointer}, and {@code *} stands for any step
 * @param object what held the mistake, as people say it: {@code Deployment fraud-scorer}
 * @param field which field of it
 * @param cause why something does not work then, a sentence
 * @param show commands that show it
 */
public record FaultDraw(
        String never, Map<String, JsonNode> with, String object, String field, String cause, List<String> show) {
    public FaultDraw {
        with = with == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(with));
        show = Lists.copy(show);
    }

    /** One that is not for incidents. */
    static FaultDraw never(String why) {
        return new FaultDraw(why, null, null, null, null, null);
    }

    /** Whether it says all that an incident needs. */
    public boolean isComplete() {
        return never == null && object != null && field != null && cause != null && !show.isEmpty();
    }
}
