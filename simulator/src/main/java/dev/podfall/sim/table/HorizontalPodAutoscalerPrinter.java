package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** HorizontalPodAutoscalers, of both versions: {@code autoscaling/v1} knows CPU only. */
public final class HorizontalPodAutoscalerPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Reference", "What it scales."),
                Column.text("Targets", "What is measured, and what is aimed at."),
                Column.text("MinPods", "The least number of pods."),
                Column.text("MaxPods", "The greatest number of pods."),
                Column.text("Replicas", "The number of pods now."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        JsonNode target = spec.path("scaleTargetRef");
        cells.text(object.name())
                .text(target.path("kind").asText() + "/" + target.path("name").asText());
        cells.text(ScalingMetrics.format(spec, object.status()));
        cells.text(spec.path("minReplicas"), "<unset>").number(spec.path("maxReplicas"));
        cells.number(object.status().path("currentReplicas")).age(object);
    }
}
