package dev.podfall.program;

import dev.podfall.sim.net.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 response from a connection that is closed after it. Everything has a bound. */
final class ResponseReader {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int LARGEST_BODY = 16 << 20;

    private final InputStream in;
    private int headLeft = LONGEST_HEAD;

    private ResponseReader(InputStream in) {
        this.in = in;
    }

    /** @throws IOException when the peer goes away in the middle, or what it sends is no such response */
    static HttpResponse read(InputStream in, boolean headOnly) throws IOException {
        return new ResponseReader(in).response(headOnly);
    }

    private HttpResponse response(boolean headOnly) throws IOException {
        int status = status(line());
        Map<String, String> headers = headers();
        while (status / 100 == 1) {
            status = status(line());
            headers = headers();
        }
        boolean none = headOnly || status == 204 || status == 304;
        return new HttpResponse(status, headers, none ? new byte[0] : body(headers));
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("no HTTP status line");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("no header line");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim(),
                    (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? bounded(in.readNBytes(LARGEST_BODY + 1)) : exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int length = number(size.contains(";") ? size.substring(0, size.indexOf(';')) : size, 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.writeBytes(exactly(length));
            if (body.size() > LARGEST_BODY) {
                throw tooLarge();
            }
            line();
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseUnsignedInt(text.trim(), radix);
            if (number < 0 || number > LARGEST_BODY) {
                throw tooLarge();
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new IOException("no length: " + notANumber.getMessage());
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static byte[] bounded(byte[] bytes) throws IOException {
        if (bytes.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return bytes;
    }

    private static IOException tooLarge() {
        return new IOException("a response of more than " + LARGEST_BODY + " bytes");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || --headLeft < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
