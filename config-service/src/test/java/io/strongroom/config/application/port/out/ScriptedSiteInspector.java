package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A site that answers as the test says; without a word it is a healthy one. */
public final class ScriptedSiteInspector implements SiteInspector {

    private final List<String> asked = new ArrayList<>();
    private final List<Access> accesses = new ArrayList<>();
    private Supplier<Owner> owner = () -> new Owner(InstanceFixtures.ACCOUNT, InstanceFixtures.EMAIL);
    private Supplier<JiraRights> rights = () -> new JiraRights(true);
    private Supplier<List<WorkspaceId>> workspaces = () -> List.of(InstanceFixtures.WORKSPACE);
    private Runnable schemas = () -> {};

    public void ownerIs(@Nullable EmailAddress visibleEmail) {
        owner = () -> new Owner(InstanceFixtures.ACCOUNT, visibleEmail);
    }

    public void ownerFails(Supplier<RuntimeException> failure) {
        owner = () -> {
            throw failure.get();
        };
    }

    public void rightsAre(boolean administer) {
        rights = () -> new JiraRights(administer);
    }

    public void rightsFail(Supplier<RuntimeException> failure) {
        rights = () -> {
            throw failure.get();
        };
    }

    public void workspacesAre(WorkspaceId... found) {
        workspaces = () -> List.of(found);
    }

    public void workspacesFail(Supplier<RuntimeException> failure) {
        workspaces = () -> {
            throw failure.get();
        };
    }

    public void schemasFail(Supplier<RuntimeException> failure) {
        schemas = () -> {
            throw failure.get();
        };
    }

    public void whileReadingSchemas(Runnable something) {
        schemas = something;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public List<Access> accesses() {
        return List.copyOf(accesses);
    }

    @Override
    public Owner owner(Access access) {
        note("owner", access);
        return owner.get();
    }

    @Override
    public JiraRights rights(Access access) {
        note("rights", access);
        return rights.get();
    }

    @Override
    public List<WorkspaceId> workspaces(Access access) {
        note("workspaces", access);
        return workspaces.get();
    }

    @Override
    public void readSchemas(Access access) {
        note("schemas", access);
        schemas.run();
    }

    private void note(String question, Access access) {
        asked.add(question);
        accesses.add(access);
    }
}
