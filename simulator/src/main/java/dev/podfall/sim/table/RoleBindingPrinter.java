package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** RoleBindings and ClusterRoleBindings. */
public final class RoleBindingPrinter implements TablePrinter {
    private final String what;

    public RoleBindingPrinter(String what) {
        this.what = what;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Role", "The role it grants."),
                Column.AGE,
                Column.wide("Users", "Users in the " + what),
                Column.wide("Groups", "Groups in the " + what),
                Column.wide("ServiceAccounts", "ServiceAccounts in the " + what));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode role = object.json().path("roleRef");
        cells.text(object.name())
                .text(role.path("kind").asText() + "/" + role.path("name").asText())
                .age(object);
        cells.text(subjects(object, "User")).text(subjects(object, "Group")).text(subjects(object, "ServiceAccount"));
    }

    private static String subjects(KubeObject object, String kind) {
        List<String> names = new ArrayList<>();
        for (JsonNode subject : object.json().path("subjects")) {
            if (subject.path("kind").asText().equals(kind)) {
                String namespace = kind.equals("ServiceAccount")
                        ? subject.path("namespace").asText() + "/"
                        : "";
                names.add(namespace + subject.path("name").asText());
            }
        }
        return String.join(", ", names);
    }
}
