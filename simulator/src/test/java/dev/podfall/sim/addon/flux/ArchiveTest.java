package dev.podfall.sim.addon.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    @Test
    void whatIsPackedComesOutAgainAndTheSameFilesPackTheSame() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("apps/a.yaml", "a: b\n".getBytes(StandardCharsets.UTF_8));
        files.put("empty", new byte[0]);
        files.put("large", new byte[100_000]);

        byte[] archive = Archive.pack(files);

        SortedMap<String, byte[]> unpacked = Archive.unpack(archive);
        assertThat(unpacked.keySet()).containsExactly("apps/a.yaml", "empty", "large");
        assertThat(unpacked.get("apps/a.yaml")).asString().isEqualTo("a: b\n");
        assertThat(unpacked.get("large")).hasSize(100_000);
        assertThat(Archive.pack(files)).isEqualTo(archive);
    }

    @Test
    void aLongPathIsKeptAndOneThatIsTooLongIsNamed() throws IOException {
        String folders = "a-folder-with-a-name/".repeat(6);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(folders + "web.yaml", new byte[0]);
        assertThat(Archive.unpack(Archive.pack(files)).keySet()).containsExactly(folders + "web.yaml");

        files.put(folders.repeat(2) + "web.yaml", new byte[0]);
        assertThatThrownBy(() -> Archive.pack(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the path is too long: a-folder");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThatThrownBy(() -> Archive.unpack("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
