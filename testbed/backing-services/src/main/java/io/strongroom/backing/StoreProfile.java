package io.strongroom.backing;

import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * What a product that speaks MongoDB's protocol refuses, in its own words. All of them look like a replica set with
 * sessions, so that a driver would use retryable writes and transactions if it were allowed to.
 */
public enum StoreProfile {
    MONGODB {
        @Override
        void describe(BsonDocument buildInfo) {
            buildInfo.put("version", new BsonString("8.0.4"));
            buildInfo.put("storageEngines", new BsonArray(List.of(new BsonString("wiredTiger"))));
        }

        @Override
        Optional<BsonDocument> refusal(WireMessage.Command command, long number) {
            return Optional.empty();
        }
    },

    DOCUMENTDB {
        @Override
        void describe(BsonDocument buildInfo) {
            buildInfo.put("version", new BsonString("5.0.0"));
        }

        @Override
        Optional<BsonDocument> refusal(WireMessage.Command command, long number) {
            if (command.isRetryableWrite()) {
                return Optional.of(error(301, "Retryable writes are not supported"));
            }
            if (command.isTransaction()) {
                return Optional.of(error(263, "Feature not supported: transactions on this cluster"));
            }
            return command.isNamed("getCmdLineOpts")
                    ? Optional.of(error(303, "Feature not supported: getCmdLineOpts"))
                    : Optional.empty();
        }
    },

    COSMOSDB {
        @Override
        void describe(BsonDocument buildInfo) {
            buildInfo.put("_t", new BsonString("BuildInfoResponse"));
            buildInfo.put("version", new BsonString("7.0.0"));
        }

        @Override
        Optional<BsonDocument> refusal(WireMessage.Command command, long number) {
            if (command.isRetryableWrite()) {
                return Optional.of(error(
                        2,
                        "Retryable writes are not supported. Please disable retryable writes by specifying"
                                + " \"retrywrites=false\" in the connection string"));
            }
            if (command.isTransaction()) {
                return Optional.of(error(115, "Command not supported: transactions across shards"));
            }
            if (command.largestDocument() > LARGEST_COSMOS_DOCUMENT) {
                return Optional.of(
                        writeError(
                                16,
                                "Error=16, Details='Response status code: RequestEntityTooLarge (413); Request size too large'"));
            }
            if (command.touchesData() && number % THROTTLED_EACH == 0) {
                String text = "Error=16500, RetryAfterMs=20, Details='Response status code: TooManyRequests (429);"
                        + " Request rate is large.'";
                return Optional.of(command.isNamed("insert") ? writeError(16500, text) : error(16500, text));
            }
            return Optional.empty();
        }
    };

    private static final int LARGEST_COSMOS_DOCUMENT = 2 * 1024 * 1024;
    private static final int THROTTLED_EACH = 3;

    /** Changes what the store says of itself. */
    abstract void describe(BsonDocument buildInfo);

    /** @param number counts the commands that touch data, over all connections */
    abstract Optional<BsonDocument> refusal(WireMessage.Command command, long number);

    static BsonDocument error(int code, String message) {
        return new BsonDocument("ok", new org.bson.BsonDouble(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString(message));
    }

    private static BsonDocument writeError(int code, String message) {
        BsonDocument one = new BsonDocument("index", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString(message));
        return new BsonDocument("ok", new org.bson.BsonDouble(1))
                .append("n", new BsonInt32(0))
                .append("writeErrors", new BsonArray(List.of(one)));
    }
}
