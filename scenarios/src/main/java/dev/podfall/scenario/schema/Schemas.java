package dev.podfall.scenario.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.Solution;
import dev.podfall.scenario.World;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.gameday.Runbook;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.Map;
import java.util.TreeMap;

/** The schemas by the name of the file they are for. */
public final class Schemas {
    private Schemas() {}

    /** All of them, such as {@code lab.schema.json}. */
    public static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        schemas.put("lab.schema.json", of(LabFacts.class));
        schemas.put("world.schema.json", of(World.class));
        schemas.put("clients.schema.json", of(Clients.class));
        schemas.put("hints.schema.json", of(Hint[].class));
        schemas.put("faults.schema.json", of(Breakage.class));
        schemas.put("rubric.schema.json", of(RubricSpec.class));
        schemas.put("solution.schema.json", of(Solution.class));
        schemas.put("mistake.schema.json", of(Mistake.class));
        schemas.put("quiz.schema.json", of(Quiz.class));
        schemas.put("exam.schema.json", of(Exam.class));
        schemas.put("gameday.schema.json", of(GameDayFacts.class));
        schemas.put("runbook.schema.json", of(Runbook.class));
        schemas.put("draws.schema.json", draws());
        return schemas;
    }

    /** Alternatives may be whatever an author likes. */
    private static ObjectNode draws() {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", RecordSchema.DIALECT)
                .put("type", "object");
        schema.putObject("propertyNames").put("pattern", Draws.NAME);
        schema.putObject("additionalProperties")
                .put("type", "array")
                .put("minItems", 2)
                .put("uniqueItems", true);
        return schema;
    }

    private static ObjectNode of(Class<?> type) {
        RecordSchema schema = new RecordSchema().reusable(CriterionSpec.class).reusable(GuardSpec.class);
        schema.named(Solution.class, "name").named(Mistake.class, "name");
        return schema.of(type);
    }
}
