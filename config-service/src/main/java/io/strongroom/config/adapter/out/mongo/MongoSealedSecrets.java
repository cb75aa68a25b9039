package io.strongroom.config.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.config.application.port.out.SealedSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/** Looks at fields, not at aggregates: a secret under another key is the same fact, so no revision grows. */
@ApplicationScoped
public class MongoSealedSecrets implements SealedSecrets {

    private static final String ID = "_id";
    /** What the proof is bound to: an instance that can never be. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final InstanceCollection instances;
    private final OwnDatabaseCollection storages;
    private final KeyProofCollection settings;

    MongoSealedSecrets(InstanceCollection instances, OwnDatabaseCollection storages, KeyProofCollection settings) {
        this.instances = instances;
        this.storages = storages;
        this.settings = settings;
    }

    @Override
    public List<Sealed> all() {
        return Guarded.call(() -> {
            List<Sealed> found = new ArrayList<>();
            collect(Place.INSTANCE, Function.identity(), found);
            collect(Place.STORAGE, Function.identity(), found);
            collect(Place.KEY_PROOF, id -> NOBODY, found);
            return found;
        });
    }

    @Override
    public boolean replace(Sealed before, String text) {
        String field = field(before.place());
        return Guarded.call(() -> collection(before.place())
                        .updateOne(
                                Filters.and(Filters.eq(ID, before.document()), Filters.eq(field, before.text())),
                                Updates.set(field, text))
                        .getMatchedCount()
                == 1);
    }

    private void collect(Place place, Function<String, String> owner, List<Sealed> found) {
        for (Document document : collection(place).find(Filters.exists(field(place)))) {
            String id = document.getString(ID);
            found.add(new Sealed(place, id, owner.apply(id), document.getString(field(place))));
        }
    }

    private MongoCollection<Document> collection(Place place) {
        return switch (place) {
            case INSTANCE -> instances.mongoCollection().withDocumentClass(Document.class);
            case STORAGE -> storages.mongoCollection().withDocumentClass(Document.class);
            case KEY_PROOF -> settings.mongoCollection().withDocumentClass(Document.class);
        };
    }

    private static String field(Place place) {
        return switch (place) {
            case INSTANCE -> "sealedToken";
            case STORAGE -> "sealedConnection";
            case KEY_PROOF -> "sealed";
        };
    }
}
