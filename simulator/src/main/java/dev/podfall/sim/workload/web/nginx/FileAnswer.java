package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import java.util.List;

/** Answers with files and directories. Mirrors the static, index and autoindex modules. */
final class FileAnswer {
    private final Answering answering;
    private final ProcessContext process;
    private final Variables variables;
    private final List<Directive> chain;
    private final String method;

    FileAnswer(Answering answering, ProcessContext process, Variables variables, List<Directive> chain, String method) {
        this.answering = answering;
        this.process = process;
        this.variables = variables;
        this.chain = chain;
        this.method = method;
    }

    /** Answers with the file that a path stands for. */
    void give(String uri) {
        if (!method.matches("GET|HEAD")) {
            answering.fail(405);
            return;
        }
        String path = Settings.path(chain, variables, uri);
        FileSystem files = process.kernel().fileSystem();
        if (files.isDirectory(path)) {
            if (uri.endsWith("/")) {
                index(uri, path);
            } else {
                answering.redirect(301, uri + "/" + variables.expand("$is_args$args"));
            }
            return;
        }
        if (uri.endsWith("/") || !files.exists(path)) {
            boolean hidden = files.absence(path).equals(FileSystem.Failure.DENIED);
            complain("open() \"" + path + "\" failed ("
                    + (hidden ? "13: Permission denied" : "2: No such file or directory") + ")");
            answering.fail(hidden ? 403 : 404);
        } else if (!files.allows(path, Credentials.READ)) {
            complain("open() \"" + path + "\" failed (13: Permission denied)");
            answering.fail(403);
        } else {
            byte[] body = files.read(path).orElse(new byte[0]);
            answering.finish(
                    new HttpResponse(200, Pages.headers(Settings.type(chain, path), Nginx.signature(process)), body),
                    true);
        }
    }

    private void index(String uri, String path) {
        for (String name : Settings.index(chain)) {
            String file = FileSystem.resolve(path, variables.expand(name));
            if (process.files().read(file).isPresent()) {
                answering.goTo(uri + variables.expand(name), variables.args());
                return;
            }
        }
        boolean lists = Settings.last(chain, "autoindex")
                .map(d -> d.first().equals("on"))
                .orElse(false);
        if (lists) {
            answering.finish(Pages.listing(uri, process.files(), path, Nginx.signature(process)), true);
        } else {
            complain("directory index of \"" + (path.endsWith("/") ? path : path + "/") + "\" is forbidden");
            answering.fail(403);
        }
    }

    private void complain(String text) {
        process.stderr(Nginx.time(process) + " [error] 29#29: *1 " + text + ", client: "
                + variables.expand("$remote_addr") + ", server: " + Settings.name(chain) + ", request: \""
                + variables.expand("$request") + "\", host: \"" + variables.expand("$http_host") + "\"\n");
    }
}
