package dev.podfall.sim.net.http;

import dev.podfall.sim.net.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads HTTP/1.1 requests from bytes as they come. Strict where looseness lets requests be smuggled: no folded headers,
 * no two lengths, no space before a colon.
 */
final class RequestReader {
    private static final int LONGEST_HEAD = 32 << 10;
    private static final int LONGEST_BODY = 16 << 20;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final String remote;
    private byte[] buffer = new byte[0];
    private int scanned;
    private Head head;
    private ByteArrayOutputStream body;
    private long chunkLeft = -1;
    private boolean continueAsked;

    RequestReader(String remote) {
        this.remote = remote;
    }

    void add(byte[] bytes) {
        int old = buffer.length;
        buffer = Arrays.copyOf(buffer, old + bytes.length);
        System.arraycopy(bytes, 0, buffer, old, bytes.length);
    }

    /** Whether the client waits for {@code 100 Continue}; true once per request. */
    boolean wantsContinue() {
        boolean wants = head != null && !continueAsked && head.header("expect").equalsIgnoreCase("100-continue");
        continueAsked |= wants;
        return wants;
    }

    /** The next whole request, or null while it is not complete. */
    Parsed next() {
        if (head == null && !readHead()) {
            return null;
        }
        boolean complete = head.chunked ? readChunks() : readLength();
        if (!complete) {
            return null;
        }
        Parsed parsed = head.with(body.toByteArray(), remote);
        head = null;
        body = null;
        chunkLeft = -1;
        continueAsked = false;
        return parsed;
    }

    private boolean readHead() {
        int skip = 0;
        while (skip < buffer.length && (buffer[skip] == '\r' || buffer[skip] == '\n')) {
            skip++;
        }
        drop(skip);
        int end = headEnd();
        if (end < 0) {
            if (buffer.length > LONGEST_HEAD) {
                throw new BadRequest(431, "Request Header Fields Too Large");
            }
            return false;
        }
        if (end > LONGEST_HEAD) {
            throw new BadRequest(431, "Request Header Fields Too Large");
        }
        String text = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        drop(end);
        head = Head.parse(text);
        body = new ByteArrayOutputStream();
        return true;
    }

    private int headEnd() {
        for (int i = Math.max(0, scanned - 3); i + 1 < buffer.length; i++) {
            if (buffer[i] == '\n' && buffer[i + 1] == '\n') {
                return i + 2;
            }
            if (buffer[i] == '\n' && buffer[i + 1] == '\r' && i + 2 < buffer.length && buffer[i + 2] == '\n') {
                return i + 3;
            }
        }
        scanned = buffer.length;
        return -1;
    }

    private boolean readLength() {
        int wanted = (int) (head.length - body.size());
        int there = Math.min(wanted, buffer.length);
        body.write(buffer, 0, there);
        drop(there);
        return there == wanted;
    }

    private boolean readChunks() {
        while (true) {
            if (chunkLeft > 0) {
                int there = (int) Math.min(chunkLeft, buffer.length);
                body.write(buffer, 0, there);
                drop(there);
                chunkLeft -= there;
                if (chunkLeft > 0) {
                    return false;
                }
                chunkLeft = -2;
            }
            String line = line();
            if (line == null) {
                return false;
            }
            if (chunkLeft == -2) {
                requireEmpty(line);
                chunkLeft = -1;
            } else if (chunkLeft == -3) {
                if (line.isEmpty()) {
                    return true;
                }
            } else {
                startChunk(line);
            }
        }
    }

    private void startChunk(String line) {
        String size = line.split(";", 2)[0].trim();
        if (!size.matches("[0-9A-Fa-f]{1,7}")) {
            throw new BadRequest(400, "400 Bad Request: malformed chunk");
        }
        chunkLeft = Long.parseLong(size, 16);
        if (body.size() + chunkLeft > LONGEST_BODY) {
            throw new BadRequest(413, "Request Entity Too Large");
        }
        if (chunkLeft == 0) {
            chunkLeft = -3;
        }
    }

    private static void requireEmpty(String line) {
        if (!line.isEmpty()) {
            throw new BadRequest(400, "400 Bad Request: malformed chunk");
        }
    }

    private String line() {
        for (int i = 0; i < buffer.length; i++) {
            if (buffer[i] == '\n') {
                int end = i > 0 && buffer[i - 1] == '\r' ? i - 1 : i;
                String text = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
                drop(i + 1);
                return text;
            }
        }
        if (buffer.length > LONGEST_HEAD) {
            throw new BadRequest(400, "400 Bad Request: malformed chunk");
        }
        return null;
    }

    private void drop(int count) {
        if (count > 0) {
            buffer = Arrays.copyOfRange(buffer, count, buffer.length);
            scanned = 0;
        }
    }

    /** A request, and whether its connection lives on. */
    record Parsed(HttpRequest request, boolean keepAlive) {}

    private record Head(
            String method,
            String target,
            Map<String, String> headers,
            boolean chunked,
            long length,
            boolean keepAlive) {
        static Head parse(String text) {
            String[] lines = text.split("\r?\n");
            String[] first = lines[0].split(" ");
            if (first.length != 3 || !first[0].matches(TOKEN) || !first[2].startsWith("HTTP/")) {
                throw new BadRequest(400, "400 Bad Request");
            }
            if (!first[2].equals("HTTP/1.1") && !first[2].equals("HTTP/1.0")) {
                throw new BadRequest(505, "505 HTTP Version Not Supported");
            }
            if (!first[1].startsWith("/") && !first[1].startsWith("http://") && !first[1].equals("*")) {
                throw new BadRequest(400, "400 Bad Request");
            }
            Map<String, String> headers = headers(lines);
            if (first[2].equals("HTTP/1.1") && !headers.containsKey("host")) {
                throw new BadRequest(400, "400 Bad Request: missing required Host header");
            }
            String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
            boolean keep =
                    first[2].equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep-alive");
            boolean chunked = chunked(headers);
            return new Head(first[0], first[1], headers, chunked, chunked ? 0 : length(headers), keep);
        }

        private static Map<String, String> headers(String[] lines) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                if (colon <= 0 || !lines[i].substring(0, colon).matches(TOKEN)) {
                    throw new BadRequest(400, "400 Bad Request: malformed header");
                }
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                String value = lines[i].substring(colon + 1).trim();
                String before = headers.put(name, value);
                if (before != null) {
                    if (name.equals("host") || name.equals("content-length")) {
                        throw new BadRequest(400, "400 Bad Request: duplicate " + name);
                    }
                    headers.put(name, before + ", " + value);
                }
            }
            return headers;
        }

        private static boolean chunked(Map<String, String> headers) {
            String encoding = headers.get("transfer-encoding");
            if (encoding == null) {
                return false;
            }
            if (!encoding.equalsIgnoreCase("chunked") || headers.containsKey("content-length")) {
                throw new BadRequest(encoding.equalsIgnoreCase("chunked") ? 400 : 501, "unsupported transfer encoding");
            }
            return true;
        }

        private static long length(Map<String, String> headers) {
            String text = headers.getOrDefault("content-length", "0");
            if (!text.matches("[0-9]{1,18}")) {
                throw new BadRequest(400, "400 Bad Request: bad content-length");
            }
            long length = Long.parseLong(text);
            if (length > LONGEST_BODY) {
                throw new BadRequest(413, "Request Entity Too Large");
            }
            return length;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        Parsed with(byte[] body, String remote) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(HttpRequest.REMOTE, remote);
            String url = target.startsWith("/") ? "http://" + header("host") + target : target;
            return new Parsed(new HttpRequest(method, url, all, body), keepAlive);
        }
    }

    /** What came is not a request we serve. */
    static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        BadRequest(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
