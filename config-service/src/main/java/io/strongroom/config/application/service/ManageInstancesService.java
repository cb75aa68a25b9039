package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.InstanceNameRepository;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepository.SaveOutcome;
import io.strongroom.config.application.port.out.SiteInspector;
import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceName;
import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.RemovedInstance;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks before it writes; claims a name before it saves an instance with it, and frees it afterwards. */
public final class ManageInstancesService implements ManageInstances {

    private final InstanceRepository instances;
    private final InstanceNames names;
    private final SiteCheck siteCheck;
    private final CredentialCipher cipher;
    private final Set<String> developmentAddresses;
    private final Clock clock;

    /** @param developmentAddresses the {@code host:port} that may be plain http */
    public ManageInstancesService(
            InstanceRepository instances,
            InstanceNameRepository names,
            SiteInspector inspector,
            CredentialCipher cipher,
            Set<String> developmentAddresses,
            Clock clock) {
        this.instances = instances;
        this.names = new InstanceNames(names, instances, clock);
        this.siteCheck = new SiteCheck(inspector);
        this.cipher = cipher;
        this.developmentAddresses = Set.copyOf(developmentAddresses);
        this.clock = clock;
    }

    @Override
    public Page list(Query query) {
        String search = query.search().toLowerCase(Locale.ROOT);
        Comparator<ActiveInstance> order = order(query.sort());
        List<ActiveInstance> found = listed(instances.findAll()).stream()
                .filter(instance -> query.type() == null || instance.profile().type() == query.type())
                .filter(instance ->
                        query.source() == null || instance.profile().role().isSource() == query.source())
                .filter(instance ->
                        query.target() == null || instance.profile().role().isTarget() == query.target())
                .filter(instance -> matches(instance.profile(), search))
                .sorted((query.descending() ? order.reversed() : order)
                        .thenComparing(instance -> instance.id().value()))
                .toList();
        List<ActiveInstance> items = found.stream()
                .skip((long) query.page() * query.size())
                .limit(query.size())
                .toList();
        return new Page(items, found.size());
    }

    @Override
    public Optional<ActiveInstance> find(InstanceId id) {
        return instances.find(id).flatMap(ManageInstancesService::active).filter(InstanceNames::isListed);
    }

    @Override
    public Outcome add(Command command) {
        List<Instance> known = instances.findAll();
        InstanceForm form = new InstanceForm(developmentAddresses);
        Optional<InstanceForm.Entered> read = form.read(command);
        form.requireToken(command);
        form.requireFreeName(command, others(known, null));
        if (read.isEmpty() || form.hasProblems()) {
            return new Rejected(form.problems());
        }
        InstanceForm.Entered entered = read.get();
        Optional<FieldProblem> taken = taken(instances.find(entered.location().instanceId()));
        if (taken.isPresent()) {
            return new Rejected(List.of(taken.get()));
        }
        Credential credential = entered.credential(form.token(command));
        return siteCheck
                .check(entered.location(), credential)
                .match(
                        right -> saveNew(entered, credential, right),
                        wrong -> new Rejected(InstanceForm.inOurWords(wrong.problems())),
                        busy -> new SiteBusy());
    }

    @Override
    public Outcome change(InstanceId id, Command command) {
        Optional<ActiveInstance> found = find(id);
        if (found.isEmpty()) {
            return new NotFound();
        }
        ActiveInstance current = found.get();
        InstanceForm form = new InstanceForm(developmentAddresses);
        Optional<InstanceForm.Entered> read = form.read(command);
        read.ifPresent(entered ->
                form.requireSameInstance(entered.location(), current.profile().location()));
        form.requireFreeName(command, others(instances.findAll(), id));
        Optional<Credential> credential = read.flatMap(entered -> credential(form, command, entered, current));
        if (read.isEmpty() || credential.isEmpty() || form.hasProblems()) {
            return new Rejected(form.problems());
        }
        if (command.revision() != null && command.revision() != current.revision()) {
            return new ChangedMeanwhile();
        }
        InstanceForm.Entered entered = read.get();
        return siteCheck
                .check(entered.location(), credential.get())
                .match(
                        right -> saveChange(current, entered, credential.get(), form.hasToken(command), right),
                        wrong -> new Rejected(InstanceForm.inOurWords(wrong.problems())),
                        busy -> new SiteBusy());
    }

    @Override
    public Outcome check(InstanceId id) {
        Optional<ActiveInstance> found = find(id);
        if (found.isEmpty()) {
            return new NotFound();
        }
        ActiveInstance current = found.get();
        InstanceForm form = new InstanceForm(developmentAddresses);
        Optional<Credential> credential = stored(form, current);
        if (credential.isEmpty()) {
            return new Rejected(form.problems());
        }
        return siteCheck
                .check(current.profile().location(), credential.get())
                .match(
                        right -> keepFinding(current, right),
                        wrong -> new Rejected(InstanceForm.inOurWords(wrong.problems())),
                        busy -> new SiteBusy());
    }

    @Override
    public Removal remove(InstanceId id) {
        Optional<ActiveInstance> found = find(id);
        if (found.isEmpty()) {
            return Removal.NOT_FOUND;
        }
        RemovedInstance removed = found.get().removed(clock.instant());
        if (instances.save(removed) == SaveOutcome.CHANGED_MEANWHILE) {
            return Removal.CHANGED_MEANWHILE;
        }
        names.release(new InstanceName(removed.profile().name()), removed);
        return Removal.REMOVED;
    }

    private Outcome saveNew(InstanceForm.Entered entered, Credential credential, SiteCheck.Right right) {
        Instant now = clock.instant();
        InstanceId id = right.location().instanceId();
        ActiveInstance.Checked checked = checked(entered, credential, right);
        Optional<Instance> known = instances.find(id);
        Optional<FieldProblem> taken = taken(known);
        if (taken.isPresent()) {
            return new Rejected(List.of(taken.get()));
        }
        Instance before = known.orElseGet(() -> RemovedInstance.unseen(id, checked.profile(), now));
        if (known.isEmpty() && instances.save(before) == SaveOutcome.CHANGED_MEANWHILE) {
            return new ChangedMeanwhile();
        }
        if (!names.claim(entered.name(), id, before.revision() + 1)) {
            return new Rejected(List.of(InstanceForm.nameTaken()));
        }
        return before.match(active -> new ChangedMeanwhile(), removed -> saved(removed.addedAgain(checked, 0, now)));
    }

    private Outcome saveChange(
            ActiveInstance current,
            InstanceForm.Entered entered,
            Credential credential,
            boolean tokenTyped,
            SiteCheck.Right right) {
        ActiveInstance.Checked checked = checked(entered, credential, right);
        boolean credentialChanged = tokenTyped || !current.credential().signIn().equals(credential.signIn());
        ActiveInstance next = current.changed(checked, 0, credentialChanged, clock.instant());
        InstanceName oldName = new InstanceName(current.profile().name());
        boolean renamed = !oldName.key().equals(entered.name().key());
        if (renamed && !names.claim(entered.name(), current.id(), next.revision())) {
            return new Rejected(List.of(InstanceForm.nameTaken()));
        }
        Outcome outcome = saved(next);
        if (renamed && outcome instanceof Saved) {
            names.release(oldName, next);
        }
        return outcome;
    }

    private Outcome keepFinding(ActiveInstance current, SiteCheck.Right right) {
        return current.inspection().equals(right.inspection())
                ? new Saved(current)
                : saved(current.inspected(right.inspection(), clock.instant()));
    }

    private Outcome saved(ActiveInstance next) {
        return instances.save(next) == SaveOutcome.SAVED ? new Saved(next) : new ChangedMeanwhile();
    }

    private ActiveInstance.Checked checked(InstanceForm.Entered entered, Credential credential, SiteCheck.Right right) {
        return new ActiveInstance.Checked(
                new InstanceProfile(entered.role(), entered.name().text(), right.location()),
                credential.sealed(
                        cipher.seal(credential.token(), right.location().instanceId())),
                right.inspection());
    }

    private Optional<Credential> credential(
            InstanceForm form, Command command, InstanceForm.Entered entered, ActiveInstance current) {
        if (form.hasToken(command)) {
            form.requireToken(command);
            return form.hasProblems() ? Optional.empty() : Optional.of(entered.credential(form.token(command)));
        }
        if (!entered.location().url().equals(current.profile().url())) {
            form.refuse(
                    "token",
                    FieldCode.API_TOKEN_REQUIRED,
                    "The address changes, so enter the token again: the stored one is not sent to another host.");
            return Optional.empty();
        }
        return stored(form, current).map(kept -> entered.credential(kept.token()));
    }

    private Optional<Credential> stored(InstanceForm form, ActiveInstance current) {
        try {
            return Optional.of(
                    current.credential().opened(cipher.open(current.credential().token(), current.id())));
        } catch (CredentialCipher.UnreadableTokenException unreadable) {
            form.refuse(
                    "token", FieldCode.API_TOKEN_REQUIRED, "The stored token cannot be read any more. Enter it again.");
            return Optional.empty();
        }
    }

    private static Optional<FieldProblem> taken(Optional<Instance> known) {
        return known.flatMap(ManageInstancesService::active).map(InstanceForm::locationTaken);
    }

    private static List<ActiveInstance> others(List<Instance> known, @Nullable InstanceId id) {
        return listed(known).stream()
                .filter(instance -> !instance.id().equals(id))
                .toList();
    }

    private static List<ActiveInstance> listed(List<Instance> known) {
        return known.stream()
                .flatMap(instance -> active(instance).stream())
                .filter(InstanceNames::isListed)
                .toList();
    }

    private static Optional<ActiveInstance> active(Instance instance) {
        return instance.match(Optional::of, removed -> Optional.empty());
    }

    private static boolean matches(InstanceProfile profile, String search) {
        return profile.name().toLowerCase(Locale.ROOT).contains(search)
                || profile.url().toString().contains(search);
    }

    private static Comparator<ActiveInstance> order(Sort sort) {
        return switch (sort) {
            case NAME ->
                Comparator.comparing(
                        instance -> new InstanceName(instance.profile().name()).key());
            case TYPE -> Comparator.comparing(instance -> instance.profile().type());
            case URL ->
                Comparator.comparing(instance -> instance.profile().url().toString());
            case CREATED_AT -> Comparator.comparing(ActiveInstance::createdAt);
        };
    }
}
