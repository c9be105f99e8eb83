package fr.ent.connector.mass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an operation would do.
 *
 * @param structures of the page, excluded ones last
 * @param total structures in all
 * @param changes groups that would be given the right, or lose it
 * @param already groups that are as they are wanted
 * @param excluded structures that the connector is not shared with
 * @param people members of the groups that would change, a member of two counted twice
 */
@Schema(name = "MassGrantPlan")
public record MassPlan(
        List<Line> structures,
        int total,
        int page,
        int size,
        long changes,
        long already,
        int excluded,
        long people,
        boolean remove) {
    /** One structure of a plan. */
    @Schema(name = "MassGrantStructure")
    public record Line(String uai, String name, int changes, int already, boolean excluded, long people) {
        static Line of(GrantOperations.Counted counted, boolean remove) {
            int changes = remove ? counted.held() : counted.groups() - counted.granted();
            return new Line(
                    counted.uai(),
                    counted.name(),
                    changes,
                    counted.groups() - changes,
                    false,
                    remove ? counted.losing() : counted.people());
        }
    }

    public boolean hasNext() {
        return (long) page * size < total;
    }

    static MassPlan of(List<Line> lines, int page, int size, boolean remove) {
        int from = (int) Math.min((page - 1L) * size, lines.size());
        int to = (int) Math.min((long) page * size, lines.size());
        return new MassPlan(
                lines.subList(from, to),
                lines.size(),
                page,
                size,
                lines.stream().mapToLong(Line::changes).sum(),
                lines.stream().mapToLong(Line::already).sum(),
                (int) lines.stream().filter(Line::excluded).count(),
                lines.stream().mapToLong(Line::people).sum(),
                remove);
    }
}
