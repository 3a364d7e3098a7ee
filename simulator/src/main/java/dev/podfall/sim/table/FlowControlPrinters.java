package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.util.Comparator;
import java.util.List;

/** FlowSchemas and the priority levels to which they send requests. */
public final class FlowControlPrinters {
    private static final String NONE = "<none>";

    private FlowControlPrinters() {}

    public static final class Schema implements TablePrinter {
        private static final Comparator<ObjectNode> IN_TURN = Comparator.comparingLong((ObjectNode o) ->
                        o.path("spec").path("matchingPrecedence").asLong())
                .thenComparing(o -> o.path("metadata").path("name").asText());

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("PriorityLevel", "The level of the requests that it takes."),
                    Column.text("MatchingPrecedence", "Of those that take a request the lowest number has it."),
                    Column.text("DistinguisherMethod", "What requests are told apart by."),
                    Column.AGE,
                    Column.text("MissingPL", "Whether the level is missing or broken."));
        }

        /** In the order in which they are asked. */
        @Override
        public List<ObjectNode> ordered(List<ObjectNode> items) {
            return items.stream().sorted(IN_TURN).toList();
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            JsonNode spec = object.spec();
            JsonNode method = spec.path("distinguisherMethod");
            cells.text(object.name())
                    .text(spec.path("priorityLevelConfiguration").path("name").asText(""))
                    .number(spec.path("matchingPrecedence"))
                    .text(method.isObject() ? method.path("type").asText("") : NONE)
                    .age(object)
                    .text(isDangling(object.status().path("conditions")));
        }

        private static String isDangling(JsonNode conditions) {
            for (JsonNode condition : conditions) {
                if (condition.path("type").asText().equals("Dangling")) {
                    return condition.path("status").asText();
                }
            }
            return "?";
        }
    }

    public static final class Level implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("Type", "Whether its requests may have to wait."),
                    Column.text("NominalConcurrencyShares", "Its share of what the server does at once."),
                    Column.text("Queues", "How many queues its requests wait in."),
                    Column.text("HandSize", "Among how many of them a flow chooses."),
                    Column.text("QueueLengthLimit", "How many requests may wait in each."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            JsonNode limited = object.spec().path("limited");
            JsonNode queuing = limited.path("limitResponse").path("queuing");
            cells.text(object.name()).text(object.spec().path("type").asText(""));
            number(cells, limited.path("nominalConcurrencyShares"));
            for (String field : List.of("queues", "handSize", "queueLengthLimit")) {
                number(cells, queuing.path(field));
            }
            cells.age(object);
        }

        private static void number(Cells cells, JsonNode value) {
            if (value.isNumber()) {
                cells.number(value);
            } else {
                cells.text(NONE);
            }
        }
    }
}
