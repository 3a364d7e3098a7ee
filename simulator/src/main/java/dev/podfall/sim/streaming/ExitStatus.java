package dev.podfall.sim.streaming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a command ended, in the form of the error stream. Mirrors {@code cri-streaming/pkg/streaming/remotecommand}. */
final class ExitStatus {
    private ExitStatus() {}

    static ObjectNode success() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("metadata");
        return status.put("status", "Success");
    }

    static ObjectNode exited(int code) {
        ObjectNode status = failure(
                "command terminated with non-zero exit code: command terminated with exit code " + code,
                "NonZeroExitCode");
        status.putObject("details")
                .putArray("causes")
                .addObject()
                .put("reason", "ExitCode")
                .put("message", String.valueOf(code));
        return status;
    }

    /** The kubelet wraps the runtime's words, the API server the kubelet's. */
    static ObjectNode failed(String message) {
        String inner = "error executing command in container: " + message;
        ObjectNode status = failure("Internal error occurred: Internal error occurred: " + inner, "InternalError");
        status.putObject("details").putArray("causes").addObject().put("message", "Internal error occurred: " + inner);
        return status.put("code", 500);
    }

    private static ObjectNode failure(String message, String reason) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("metadata");
        return status.put("status", "Failure").put("message", message).put("reason", reason);
    }
}
