package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderInUseIsRefusedUntilItIsReleased() throws Exception {
        try (DataFolder claimed = DataFolder.claim(folder)) {
            assertThat(claimed.folder("logs")).isDirectory();
            assertThatThrownBy(() -> DataFolder.claim(folder))
                    .isInstanceOf(LaunchRefused.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("used by another running Strongroom");
        }
        DataFolder.claim(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.claim(file.resolve("data")))
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining("is not writable");
    }
}
