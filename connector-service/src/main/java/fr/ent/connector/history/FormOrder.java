package fr.ent.connector.history;

import fr.ent.connector.definition.ConnectorForm;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The fields of the form by their names, in its order. */
final class FormOrder {
    private static final List<String> NAMES = names("", ConnectorForm.class);

    /** By their place in the form; a name that the form has lost comes last. */
    static final Comparator<String> FIRST_TO_LAST =
            Comparator.<String>comparingInt(FormOrder::place).thenComparing(Comparator.naturalOrder());

    private FormOrder() {}

    static List<String> names() {
        return NAMES;
    }

    private static int place(String name) {
        int place = NAMES.indexOf(name);
        return place < 0 ? NAMES.size() : place;
    }

    private static List<String> names(String prefix, Class<?> form) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : form.getRecordComponents()) {
            names.add(prefix + component.getName());
            if (component.getType().isRecord()) {
                names.addAll(names(prefix + component.getName() + ".", component.getType()));
            }
        }
        return List.copyOf(names);
    }
}
