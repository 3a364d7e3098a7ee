package dev.podfall.sim.workload.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.util.List;

/** {@code hashicorp/http-echo}: answers every request with {@code -text}, on {@code -listen} (default {@code :5678}). */
public final class HttpEcho implements Program {
    @Override
    public void start(ProcessContext process) {
        if (serve(process)) {
            process.stdout(
                    process.now() + " [INFO] server is listening on " + option(process, "listen", ":5678") + "\n");
        }
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        serve(process);
    }

    private boolean serve(ProcessContext process) {
        String text = option(process, "text", "");
        if (text.isEmpty()) {
            process.stderr("Missing -text option!\n");
            process.exit(127);
            return false;
        }
        String listen = option(process, "listen", ":5678");
        String port = listen.substring(listen.lastIndexOf(':') + 1);
        boolean opened = port.matches("[0-9]{1,5}")
                && process.listen(
                        Integer.parseInt(port),
                        (request, answer) -> answer.accept(HttpResponse.text(200, text + "\n")));
        if (!opened) {
            process.stderr("listen tcp " + listen + ": bind: address already in use\n");
            process.exit(1);
        }
        return opened;
    }

    private static String option(ProcessContext process, String name, String otherwise) {
        List<String> words = process.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).replaceFirst("^--?", "");
            if (word.startsWith(name + "=")) {
                return word.substring(name.length() + 1);
            }
            if (word.equals(name) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return otherwise;
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        process.exit(0);
    }
}
