package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;
import java.util.Locale;

/** What extends an API server: policies of admission and their bindings, webhooks, and APIServices. */
public final class ExtensionPrinters {
    private static final String UNSET = "<unset>";

    private ExtensionPrinters() {}

    /** Policies of either kind. */
    public static final class Policy implements TablePrinter {
        public static final Policy VALIDATING = new Policy("Validations");
        public static final Policy MUTATING = new Policy("Mutations");

        private final String rules;

        /** @param rules the column of the field with the same name */
        private Policy(String rules) {
            this.rules = rules;
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.integer(rules, "How many rules it has."),
                    Column.text("ParamKind", "The kind of its parameters."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            JsonNode kind = object.spec().path("paramKind");
            cells.text(object.name())
                    .number(object.spec().path(rules.toLowerCase(Locale.ROOT)).size());
            String shown =
                    kind.path("apiVersion").asText() + "/" + kind.path("kind").asText();
            cells.text(kind.isObject() ? shown : UNSET).age(object);
        }
    }

    public static final class Binding implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("PolicyName", "The policy that it binds."),
                    Column.text("ParamRef", "The parameters."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name()).text(object.spec().path("policyName").asText());
            cells.text(reference(object.spec().path("paramRef"))).age(object);
        }

        private static String reference(JsonNode reference) {
            String name = reference.path("name").asText("");
            if (name.isEmpty()) {
                return reference.path("selector").isObject() ? selector(reference.path("selector")) : UNSET;
            }
            return reference.path("namespace").asText("*") + "/" + name;
        }

        /** As Go prints the struct. */
        private static String selector(JsonNode selector) {
            StringBuilder labels = new StringBuilder();
            selector.path("matchLabels")
                    .properties()
                    .forEach(e -> labels.append(e.getKey())
                            .append(": ")
                            .append(e.getValue().asText())
                            .append(','));
            return "&LabelSelector{MatchLabels:map[string]string{" + labels
                    + "},MatchExpressions:[]LabelSelectorRequirement{},}";
        }
    }

    public static final class Webhooks implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(Column.NAME, Column.integer("Webhooks", "How many there are."), Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name())
                    .number(object.json().path("webhooks").size())
                    .age(object);
        }
    }

    public static final class ApiService implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("Service", "Who serves it."),
                    Column.text("Available", "Whether it is there."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            JsonNode service = object.spec().path("service");
            String who = service.path("namespace").asText() + "/"
                    + service.path("name").asText();
            cells.text(object.name()).text(service.isObject() ? who : "Local");
            cells.text(available(object.status().path("conditions"))).age(object);
        }

        private static String available(JsonNode conditions) {
            for (JsonNode condition : conditions) {
                if (condition.path("type").asText().equals("Available")) {
                    String status = condition.path("status").asText();
                    String reason = condition.path("reason").asText("");
                    return status.equals("True") || reason.isEmpty() ? status : status + " (" + reason + ")";
                }
            }
            return "Unknown";
        }
    }
}
