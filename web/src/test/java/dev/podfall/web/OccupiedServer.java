package dev.podfall.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A server with something of everything: sittings of a quiz and an exam, an attempt that runs, one that asks, and clients of all kinds. */
final class OccupiedServer implements AutoCloseable {
    final PodfallServer server;
    final String sitting;
    final String attempt;
    final String asking;
    final String exam;

    /** The command line. */
    final RawClient program;

    private final Path home;
    private Visitor visitor;
    private RawClient browser;
    private RawClient page;

    OccupiedServer(Path home) throws IOException {
        this.home = home;
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/deployment-debugging");
        sitting = visitor.post("/quizzes/deployment-debugging/start")
                .uri()
                .getPath()
                .split("/")[2];
        attempt = started("image-backoff");
        asking = started("killed-on-load");
        ApiClient.of(home).post("/attempts/" + asking + "/submit", "{}");
        exam = ApiClient.of(home)
                .post("/exams/chapter-5-delivery/start", "{\"seed\":1}")
                .at("/sitting/sitting")
                .asText();
        program = new RawClient(server.url())
                .with("Authorization", "Bearer " + ApiClient.of(home).token());
        signIn();
    }

    /** Anew, as long as the sitting is the same learner's. */
    void signIn() {
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/deployment-debugging");
        browser = new RawClient(server.url()).with("Cookie", cookies()).with("X-Podfall-Token", token());
        page = new RawClient(server.url()).with("Cookie", cookies());
    }

    /** Starts a lab. @return its attempt */
    String started(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    /** A browser that is signed in, and sends its token in a header. */
    RawClient browser() {
        return browser;
    }

    /** The browser without scripts, whose forms carry the token. */
    RawClient page() {
        return page;
    }

    /** What a form of the page carries. */
    String token() {
        return visitor.token();
    }

    String cookies() {
        return visitor.cookies(server.url());
    }

    /** Also waits for what the server did not: clusters that were still being made write their files. */
    @Override
    public void close() {
        server.close();
        while (makesSomething()) {
            Thread.onSpinWait();
        }
    }

    private static boolean makesSomething() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .map(StackTraceElement::getClassName)
                .anyMatch(name ->
                        name.startsWith("dev.podfall.grader.attempt.") || name.startsWith("dev.podfall.engine.lab."));
    }
}
