package dev.podfall.sim.workload.git;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * One request of Git's smart HTTP protocol, version 0: what {@code git clone}, {@code fetch} and {@code push} send. Everybody may read
 * and write. Mirrors {@code git-http-backend}.
 */
final class SmartHttp {
    private static final Pattern PATH = Pattern.compile(
            "/([A-Za-z0-9][A-Za-z0-9._-]{0,62}?)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");
    private static final int MOST_BODY = 16 << 20;
    private static final int MOST_OBJECT = 4 << 20;
    private static final int FLUSH = 4;

    private final Repositories repositories;

    SmartHttp(Repositories repositories) {
        this.repositories = repositories;
    }

    HttpResponse answer(HttpRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return HttpResponse.text(404, "Not Found\n");
        }
        StoredRepository repository = repositories.named(path.group(1));
        if (!repository.exists()) {
            return HttpResponse.text(404, "Repository not found\n");
        }
        try {
            return path.group(2).equals("info/refs")
                    ? advertise(request, repository.open())
                    : exchange(request, repository, path.group(2));
        } catch (IOException | FileSystem.Failure | ProcessContext.Files.ReadOnly failure) {
            repository.discard();
            return HttpResponse.text(500, failure.getMessage() + "\n");
        }
    }

    private static HttpResponse advertise(HttpRequest request, Repository repository) throws IOException {
        String service = request.query().replaceFirst("^service=", "");
        if (!request.method().equals("GET") || !service.matches("git-(upload|receive)-pack")) {
            return HttpResponse.text(403, "Forbidden\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=" + service + "\n");
        lines.end();
        PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(lines);
        if (service.equals("git-upload-pack")) {
            reader(repository).sendAdvertisedRefs(advertiser);
        } else {
            writer(repository).sendAdvertisedRefs(advertiser);
        }
        return response(service + "-advertisement", out);
    }

    private static HttpResponse exchange(HttpRequest request, StoredRepository stored, String service)
            throws IOException {
        if (!request.method().equals("POST")
                || !request.header("content-type").equals("application/x-" + service + "-request")) {
            return HttpResponse.text(415, "Unsupported Media Type\n");
        }
        byte[] body = body(request);
        Repository repository = stored.open();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (service.equals("git-upload-pack")) {
            reader(repository).upload(new ByteArrayInputStream(body), out, null);
        } else {
            int pack = packIn(body);
            if (pack < body.length) {
                PackBounds.check(body, pack);
            }
            writer(repository).receive(new ByteArrayInputStream(body), out, null);
            stored.save(repository);
        }
        return response(service + "-result", out);
    }

    private static byte[] body(HttpRequest request) throws IOException {
        if (!request.header("content-encoding").equals("gzip")) {
            return request.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            byte[] body = in.readNBytes(MOST_BODY + 1);
            if (body.length > MOST_BODY) {
                throw new IOException("request entity too large");
            }
            return body;
        }
    }

    /** Where the pack begins: behind the packets with the commands. */
    private static int packIn(byte[] body) throws IOException {
        int at = 0;
        while (at + FLUSH <= body.length) {
            String length = new String(body, at, FLUSH, StandardCharsets.US_ASCII);
            if (!length.matches("[0-9a-fA-F]{4}")) {
                throw new IOException("protocol error: bad line length character: " + length.replaceAll("\\W", "?"));
            }
            int count = Integer.parseInt(length, 16);
            at += Math.max(count, FLUSH);
            if (count == 0) {
                return at;
            }
        }
        return body.length;
    }

    private static UploadPack reader(Repository repository) {
        UploadPack reader = new UploadPack(repository);
        reader.setBiDirectionalPipe(false);
        reader.setPackConfig(StoredRepository.packing());
        return reader;
    }

    private static ReceivePack writer(Repository repository) {
        ReceivePack writer = new ReceivePack(repository);
        writer.setBiDirectionalPipe(false);
        writer.setCheckReceivedObjects(true);
        writer.setMaxObjectSizeLimit(MOST_OBJECT);
        writer.setRefLogIdent(Repositories.SERVER);
        return writer;
    }

    private static HttpResponse response(String type, ByteArrayOutputStream out) {
        return new HttpResponse(
                200, Map.of("content-type", "application/x-" + type, "cache-control", "no-cache"), out.toByteArray());
    }
}
