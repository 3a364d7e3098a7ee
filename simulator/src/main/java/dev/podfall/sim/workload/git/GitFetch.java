package dev.podfall.sim.workload.git;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * Fetches a commit from a repository over the pod network, as {@code git clone --depth 1} does. Nothing is kept in files. Its errors are those
 * of {@code go-git}.
 */
public final class GitFetch {
    private static final int MOST_REFS = 10_000;

    private final ProcessContext process;
    private final String url;
    private final Duration patience;

    /** @param url of the repository, {@code http:} */
    public GitFetch(ProcessContext process, String url, Duration patience) {
        this.process = process;
        this.url = url.replaceFirst("/+$", "");
        this.patience = patience;
    }

    /**
     * A commit.
     *
     * @param id its hash
     * @param summary the first line of its message
     * @param files by path
     */
    public record Checkout(String id, String summary, SortedMap<String, byte[]> files) {}

    /** Told what came, or why nothing did. */
    public interface Taker<T> {
        void take(T found);

        /** @param why in {@code go-git}'s words */
        void fail(String why);
    }

    /** Asks where refs lead: hashes by the refs' whole names. */
    public void list(Taker<Map<String, String>> taker) {
        String address = url + "/info/refs?service=git-upload-pack";
        ask(HttpRequest.get(address), "Get", taker::fail, body -> {
            try {
                taker.take(refs(body));
            } catch (IOException | RuntimeException malformed) {
                taker.fail("invalid advertised-refs packet: " + malformed.getMessage());
            }
        });
    }

    private static Map<String, String> refs(byte[] body) throws IOException {
        PacketLineIn lines = new PacketLineIn(new ByteArrayInputStream(body));
        Map<String, String> refs = new LinkedHashMap<>();
        String line = lines.readString();
        if (line.startsWith("# service=")) {
            lines.readString();
            line = lines.readString();
        }
        while (!PacketLineIn.isEnd(line) && refs.size() < MOST_REFS) {
            String text = line.split("\0", 2)[0];
            int space = text.indexOf(' ');
            if (space > 0 && ObjectId.isId(text.substring(0, space))) {
                refs.put(text.substring(space + 1).strip(), text.substring(0, space));
            }
            line = lines.readString();
        }
        refs.remove("capabilities^{}");
        return refs;
    }

    /** Fetches the files of a commit that some ref leads to. */
    public void fetch(String id, Taker<Checkout> taker) {
        byte[] wish;
        try {
            wish = wish(id);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        Map<String, String> headers = Map.of("content-type", "application/x-git-upload-pack-request");
        HttpRequest request = new HttpRequest("POST", url + "/git-upload-pack", headers, wish);
        ask(request, "Post", taker::fail, body -> {
            Checkout found;
            try {
                found = unpack(id, body);
            } catch (IOException | RuntimeException malformed) {
                taker.fail(String.valueOf(malformed.getMessage()));
                return;
            }
            taker.take(found);
        });
    }

    private static byte[] wish(String id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("want " + id + " ofs-delta no-progress shallow\n");
        lines.writeString("deepen 1\n");
        lines.end();
        lines.writeString("done\n");
        return out.toByteArray();
    }

    private static Checkout unpack(String id, byte[] body) throws IOException {
        int pack = packIn(body);
        PackBounds.check(body, pack);
        InMemoryRepository repository = StoredRepository.empty();
        StoredRepository.parse(repository, Arrays.copyOfRange(body, pack, body.length));
        ObjectId commit = ObjectId.fromString(id);
        try (RevWalk walk = new RevWalk(repository)) {
            return new Checkout(id, walk.parseCommit(commit).getShortMessage(), Commit.files(repository, commit));
        }
    }

    /** Behind what the server says of depth and of what it has in common with us. */
    private static int packIn(byte[] body) throws IOException {
        for (int i = 0; i + 4 <= Math.min(body.length, 4096); i++) {
            if (body[i] == 'P' && body[i + 1] == 'A' && body[i + 2] == 'C' && body[i + 3] == 'K') {
                return i;
            }
        }
        throw new IOException(new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
                .replaceAll("[^ -~]", " ")
                .strip());
    }

    private void ask(HttpRequest request, String verb, Consumer<String> fail, Consumer<byte[]> taker) {
        process.http(request, patience, result -> {
            if (!result.ok()) {
                fail.accept(verb + " \"" + request.url() + "\": " + failure(request.url(), result));
            } else if (result.response().status() == 404) {
                fail.accept("repository not found");
            } else if (result.response().status() == 401 || result.response().status() == 403) {
                fail.accept(result.response().status() == 401 ? "authentication required" : "authorization failed");
            } else if (result.response().status() != 200) {
                fail.accept("unexpected client error: unexpected requesting \"" + request.url() + "\" status code: "
                        + result.response().status());
            } else {
                taker.accept(result.response().body());
            }
        });
    }

    private static String failure(String url, HttpResult result) {
        String host = url.replaceFirst("^[a-z]+://([^/:]+).*", "$1");
        return switch (result.failure()) {
            case CONNECTION_REFUSED -> "dial tcp " + result.remote() + ": connect: connection refused";
            case NO_ROUTE -> "dial tcp " + result.remote() + ": connect: no route to host";
            case CONNECTION_RESET -> "EOF";
            case NO_SUCH_HOST -> "dial tcp: lookup " + host + " on 10.96.0.10:53: no such host";
            case TIMEOUT -> "context deadline exceeded";
        };
    }
}
