package io.strongroom.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BackingServicesIT {

    @Test
    void twoTestClassesShareServersButNotTheDatabase() {
        Map<String, String> first = new BackingServices().start();
        Map<String, String> second = new BackingServices().start();

        assertThat(second.get("kafka.bootstrap.servers")).isEqualTo(first.get("kafka.bootstrap.servers"));
        assertThat(second.get("quarkus.mongodb.connection-string"))
                .startsWith("mongodb")
                .isEqualTo(first.get("quarkus.mongodb.connection-string"));
        assertThat(second.get("quarkus.mongodb.database")).isNotEqualTo(first.get("quarkus.mongodb.database"));
    }
}
