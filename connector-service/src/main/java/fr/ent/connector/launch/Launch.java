package fr.ent.connector.launch;

import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.myapps.Availability;
import fr.ent.connector.myapps.SchoolTime;
import fr.ent.connector.myapps.Viewer;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The way through a door: the right, the dates, the school, the address; then what a person is told before. */
@RequestScoped
class Launch {
    private final Doors doors;
    private final Notices notices;
    private final Directory directory;
    private final SchoolTime time;
    private final Clock clock = Clock.systemUTC();

    Launch(Doors doors, Notices notices, Directory directory, SchoolTime time) {
        this.doors = doors;
        this.notices = notices;
        this.directory = directory;
        this.time = time;
    }

    /**
     * What is wanted.
     *
     * @param school UAI of the school whose address it is; {@link Way#ASK} to be asked, null when nothing is said about
     *     it
     * @param lastSchool the one chosen before; null for none
     * @param path inside the site; null for its start
     * @param anyway the maintenance message has been read
     */
    record Wish(String school, String lastSchool, String path, boolean anyway, Device device) {
        Wish {
            school = school == null || school.isEmpty() ? null : school;
        }
    }

    /** A school to choose. */
    public record School(String uai, String name) {}

    /** What comes next. */
    sealed interface Step permits Refused, Choose, Warn, Inform, Go {}

    /** He is not entitled. */
    record Refused(Doors.Refusal refusal) implements Step {}

    /** Several schools of his have an address each. */
    record Choose(Door door, List<School> schools) implements Step {}

    /** Something is wrong with it at present. */
    record Warn(Door door) implements Step {}

    /** He has not been told yet what it will know about him. */
    record Inform(Door door) implements Step {}

    /**
     * To the site.
     *
     * @param school whose address it is; null when it is the same for several of his
     * @param chosen he had several to choose from
     */
    record Go(Door door, String address, String school, boolean chosen) implements Step {}

    /**
     * @param telling it may be a page that tells him something first
     * @throws ApiProblem 404, 409 outside its dates, 403 for a foreign school, 400 for a path that leads elsewhere
     */
    Step next(Viewer viewer, UUID connector, Wish wish, boolean telling) {
        Optional<Door> found = doors.open(viewer, connector);
        if (found.isEmpty()) {
            return new Refused(doors.refusal(viewer, connector).orElseThrow(ConnectorProblems::unknown));
        }
        Door door = found.get();
        requireOpen(door);
        String template = door.template(wish.device);
        String school = school(door, template, wish);
        if (school == null && Door.needsSchool(template)) {
            return new Choose(door, named(door.schools()));
        }
        String address = Door.address(template, school == null ? "" : school);
        if (wish.path != null && !wish.path.isEmpty()) {
            String start = address;
            address = DeepLink.below(start, wish.path)
                    .orElseThrow(() -> new ApiProblem(400, "deep-link-refused", door.name(), start));
        }
        if (telling && door.maintenance() != null && !wish.anyway) {
            return new Warn(door);
        }
        if (telling && notices.due(viewer, door)) {
            return new Inform(door);
        }
        return new Go(door, address, school, door.schools().size() > 1);
    }

    private void requireOpen(Door door) {
        Instant now = clock.instant();
        switch (Availability.of(door.opensAt(), door.closesAt(), now)) {
            case NOT_YET ->
                throw new ApiProblem(409, "not-open-yet", door.name(), time.of(door.opensAt()))
                        .with("opensAt", door.opensAt());
            case CLOSED ->
                throw new ApiProblem(409, "open-no-more", door.name(), time.of(door.closesAt()))
                        .with("closesAt", door.closesAt());
            default -> {}
        }
    }

    /** Null when it is for him to choose, or makes no difference. */
    private static String school(Door door, String template, Wish wish) {
        List<String> schools = door.schools();
        boolean needed = Door.needsSchool(template);
        if (needed && wish.school != null && !wish.school.equals(Way.ASK) && !schools.contains(wish.school)) {
            throw new ApiProblem(403, "school-not-yours", door.name());
        }
        if (schools.size() == 1) {
            return schools.get(0);
        }
        if (wish.school != null) {
            return schools.contains(wish.school) ? wish.school : null;
        }
        return schools.contains(wish.lastSchool) ? wish.lastSchool : null;
    }

    private List<School> named(List<String> uais) {
        Map<String, String> names = directory.names(uais);
        return uais.stream()
                .map(uai -> new School(uai, names.getOrDefault(uai, uai)))
                .toList();
    }
}
