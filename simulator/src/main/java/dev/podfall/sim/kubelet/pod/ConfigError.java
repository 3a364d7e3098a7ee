package dev.podfall.sim.kubelet.pod;

/** Something a container's configuration refers to is missing or wrong; the text is what waiting.message shows. */
public final class ConfigError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigError(String message) {
        super(message);
    }
}
