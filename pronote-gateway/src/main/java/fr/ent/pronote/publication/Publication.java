package fr.ent.pronote.publication;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Publishing and stopping a base, and the Espaces; each command may be repeated and writes the journal once. */
@ApplicationScoped
public class Publication {
    static final String TOPIC = "ent.pronote";
    private static final String CHANGED = "fr.ent.pronote.base.publication-changed.v1";
    private static final int NAME_LENGTH = 200;
    private static final int ADDRESS_LENGTH = 500;

    private final Bases bases;
    private final Journal journal;
    private final Outbox outbox;
    private final PublicationConfig config;

    Publication(Bases bases, Journal journal, Outbox outbox, PublicationConfig config) {
        this.bases = bases;
        this.journal = journal;
        this.outbox = outbox;
        this.config = config;
    }

    /** The body of the event. */
    record PublicationChanged(String uai, boolean published, List<Space> spaces) {}

    /**
     * Creates the base of a school, or changes its name and, while stopped, its address and kind.
     *
     * @return whether it is new
     */
    @Transactional
    public boolean save(Uai uai, BaseForm form, String actor) {
        String address = validAddress(uai, form);
        Base base = bases.findById(uai.value(), LockModeType.PESSIMISTIC_WRITE);
        boolean fresh = base == null;
        if (fresh) {
            base = new Base();
            base.uai = uai.value();
        } else if (!address.equals(base.publicAddress) || form.kind() != base.kind || form.labMode() != base.labMode) {
            base.requireStopped();
        }
        requireFree(uai, address);
        base.name = form.name().strip();
        base.kind = form.kind();
        base.labMode = form.labMode();
        base.publicAddress = address;
        base.addressKey = PublicAddress.key(address);
        if (fresh) {
            bases.persist(base);
        }
        journal.write(base.uai, actor, fresh ? JournalAction.CREATED : JournalAction.CHANGED, address);
        return fresh;
    }

    /** « Publier la base ». */
    @Transactional
    public void publish(Uai uai, String actor) {
        Base base = bases.getForChange(uai);
        if (!PublicAddress.isSecure(base.publicAddress) && !base.labMode) {
            throw new ApiProblem(409, "https-required", base.publicAddress);
        }
        set(base, true, actor);
    }

    /** « Arrêter la publication ». */
    @Transactional
    public void stop(Uai uai, String actor) {
        set(bases.getForChange(uai), false, actor);
    }

    /** Ticks exactly these Espaces; possible while published, as in current versions. */
    @Transactional
    public void tick(Uai uai, Collection<Space> spaces, String actor) {
        Base base = bases.getForChange(uai);
        String before = base.spaces;
        base.tick(spaces);
        if (!before.equals(base.spaces)) {
            journal.write(base.uai, actor, JournalAction.SPACES, before + " → " + base.spaces);
            tell(base);
        }
    }

    private void set(Base base, boolean published, String actor) {
        if (base.published == published) {
            return;
        }
        base.published = published;
        journal.write(base.uai, actor, published ? JournalAction.PUBLISHED : JournalAction.STOPPED, "");
        tell(base);
    }

    private void tell(Base base) {
        outbox.add(new OutgoingEvent(
                TOPIC,
                base.uai,
                CHANGED,
                new PublicationChanged(base.uai, base.published, List.copyOf(base.spaces()))));
    }

    private String validAddress(Uai uai, BaseForm form) {
        List<FieldError> errors = new ArrayList<>();
        if (form.name() == null || form.name().isBlank()) {
            errors.add(new FieldError("name", "required"));
        } else if (form.name().length() > NAME_LENGTH) {
            errors.add(new FieldError("name", "too-long", NAME_LENGTH));
        } else if (form.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("name", "control-character"));
        }
        if (form.kind() == null) {
            errors.add(new FieldError("kind", "required"));
        }
        if (form.labMode() && !config.labAllowed()) {
            errors.add(new FieldError("labMode", "lab-mode-forbidden"));
        }
        String address = null;
        if (form.publicAddress() == null || form.publicAddress().isBlank()) {
            errors.add(new FieldError("publicAddress", "required"));
        } else if (form.publicAddress().length() > ADDRESS_LENGTH) {
            errors.add(new FieldError("publicAddress", "too-long", ADDRESS_LENGTH));
        } else {
            address = PublicAddress.normalise(form.publicAddress(), uai.value()).orElse(null);
            if (address == null) {
                errors.add(new FieldError("publicAddress", "address-malformed"));
            } else if (!PublicAddress.isSecure(address) && !form.labMode()) {
                errors.add(new FieldError("publicAddress", "address-insecure"));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return address;
    }

    /** No base above or below another's: it would be told of the other's tickets and set cookies on its pages. */
    private void requireFree(Uai uai, String address) {
        bases.find(
                        "uai <> ?2 and (locate(addressKey, ?1) = 1 or locate(?1, addressKey) = 1)",
                        PublicAddress.key(address),
                        uai.value())
                .firstResultOptional()
                .ifPresent(other -> {
                    throw new ApiProblem(409, "address-taken", address);
                });
    }
}
