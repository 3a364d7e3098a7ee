package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Duration;
import java.util.List;

/** CertificateSigningRequests. Mirrors {@code printCertificateSigningRequest}. */
public final class CertificateSigningRequestPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.AGE,
                Column.text("SignerName", "Who is to sign."),
                Column.text("Requestor", "Who asks."),
                Column.text("RequestedDuration", "How long it is to be valid."),
                Column.text("Condition", "What became of it."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        cells.text(object.name()).age(object);
        cells.text(spec.path("signerName").asText("<none>"));
        cells.text(spec.path("username").asText());
        cells.text(
                spec.path("expirationSeconds").isNumber()
                        ? Ages.human(Duration.ofSeconds(
                                spec.path("expirationSeconds").asLong()))
                        : "<none>");
        cells.text(condition(object));
    }

    private static String condition(KubeObject object) {
        String text = "Pending";
        boolean failed = false;
        for (JsonNode condition : object.status().path("conditions")) {
            String type = condition.path("type").asText();
            if (type.equals("Approved") || type.equals("Denied")) {
                text = type;
            }
            failed |= type.equals("Failed");
        }
        boolean issued = !object.status().path("certificate").asText().isEmpty();
        return text + (failed ? ",Failed" : "") + (issued ? ",Issued" : "");
    }
}
