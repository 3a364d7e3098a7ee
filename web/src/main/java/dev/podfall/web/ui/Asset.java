package dev.podfall.web.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.zip.CRC32;

/** A file that pages need. All of them come from the jars; nothing is fetched from elsewhere. */
public enum Asset {
    PICO("pico.css", "text/css;charset=utf-8"),
    STYLE("podfall.css", "text/css;charset=utf-8"),
    THEME("theme.js", "text/javascript;charset=utf-8"),
    SCRIPT("podfall.js", "text/javascript;charset=utf-8"),
    SAVE("save.js", "text/javascript;charset=utf-8"),
    XTERM("xterm.js", "text/javascript;charset=utf-8"),
    XTERM_STYLE("xterm.css", "text/css;charset=utf-8"),
    TERMINAL_LINK("terminal-link.js", "text/javascript;charset=utf-8"),
    TERMINAL("terminal.js", "text/javascript;charset=utf-8"),
    TERMINAL_STYLE("terminal.css", "text/css;charset=utf-8"),
    SPLIT("split.js", "text/javascript;charset=utf-8"),
    LIVE("live.js", "text/javascript;charset=utf-8"),
    VALUES("values.js", "text/javascript;charset=utf-8"),
    IMPORT("import.js", "text/javascript;charset=utf-8"),
    PHASES("phases.js", "text/javascript;charset=utf-8"),
    LABS_STYLE("labs.css", "text/css;charset=utf-8"),
    SAVE_FIELDS("save-fields.js", "text/javascript;charset=utf-8"),
    PRESENCE("presence.js", "text/javascript;charset=utf-8"),
    ICON("icon.svg", "image/svg+xml");

    private final String file;
    private final String mediaType;
    private byte[] content;
    private String url;

    Asset(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    /** Its address, which changes with its content: browsers may keep it for ever. */
    public synchronized String url() {
        if (url == null) {
            var sum = new CRC32();
            sum.update(content());
            url = "/assets/" + Long.toHexString(sum.getValue()) + "/" + file;
        }
        return url;
    }

    String file() {
        return file;
    }

    String mediaType() {
        return mediaType;
    }

    synchronized byte[] content() {
        if (content == null) {
            content = read(path());
        }
        return content;
    }

    /** Files of other projects lie under their version. */
    private String path() {
        var places = new Properties();
        try (var in = open("web/webjars.properties")) {
            places.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places.getProperty(file, "web/static/" + file);
    }

    private static byte[] read(String path) {
        try (var in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        var in = Asset.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("Missing from the class path: " + path);
        }
        return in;
    }
}
