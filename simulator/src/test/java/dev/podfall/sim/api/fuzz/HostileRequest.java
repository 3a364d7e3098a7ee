package dev.podfall.sim.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as bytes.
 *
 * @param target path and query, as they are written; latin-1
 * @param headers whole lines without their ends
 */
record HostileRequest(String method, String target, List<String> headers, byte[] body) {
    byte[] bytes() {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: x\r\n");
        headers.forEach(h -> head.append(h).append("\r\n"));
        boolean framed = headers.stream().anyMatch(h -> h.startsWith("Content-Length") || h.startsWith("Transfer-"));
        if (!framed && (body.length > 0 || method.startsWith("P"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(body, 0, Math.min(body.length, 1500), StandardCharsets.UTF_8);
        return method + " " + (target.length() > 400 ? target.substring(0, 400) + "…" : target) + " " + headers + " "
                + text;
    }
}
