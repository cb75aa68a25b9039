package io.strongroom.config.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedTest {

    private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 27017);

    static Stream<MongoException> outages() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketReadException("reset", SERVER),
                new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), SERVER), null));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsNamedAsOne(MongoException outage) {
        assertThatThrownBy(() -> Guarded.call(() -> {
                    throw outage;
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(outage);
    }

    @Test
    void aFaultOfOursStaysWhatItIs() {
        MongoClientException fault = new MongoClientException("bug");

        assertThatThrownBy(() -> Guarded.call(() -> {
                    throw fault;
                }))
                .isSameAs(fault);
    }
}
